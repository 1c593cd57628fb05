import type { Client } from 'pg';

/**
 * Drops everything that our migrations made, whichever they were. Object by object rather than with
 * the schema: the account of the app need not own the schema, nor lose what extensions put there.
 */
export async function dropEverything(client: Client): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `select statement from (
       select 1 as turn, format('drop table %s cascade', c.oid::regclass) as statement, 'pg_class'::regclass as class, c.oid
       from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and not c.relispartition
       union all
       select 2, format('drop routine %s cascade', p.oid::regprocedure), 'pg_proc'::regclass, p.oid
       from pg_proc p where p.pronamespace = 'public'::regnamespace
       union all
       select 3, format('drop type %s cascade', t.oid::regtype), 'pg_type'::regclass, t.oid
       from pg_type t where t.typnamespace = 'public'::regnamespace and t.typtype in ('e', 'd')
     ) made
     where not exists (
       select from pg_depend d where d.classid = made.class and d.objid = made.oid and d.deptype = 'e'
     )
     order by turn`
  );
  for (const { statement } of rows) await client.query(statement);
}
