import { sql } from 'kysely';
import type { CertificateMarks } from '#lib/domain/certificate/certificate.ts';
import { certificateNumber } from '#lib/domain/certificate/number.ts';
import type {
  PersonRecord,
  RecordedAllowance,
  RecordedAttempt,
  RecordedCertificate,
  RecordedRecognition,
  RecordedTask
} from '#lib/domain/record/record.ts';
import type { Tx } from '#lib/server/db/schema.ts';
import { unitsOver } from '#lib/server/unit/units-over.ts';

/** The person, if the reader is that person or a manager over them now; else undefined. */
export async function personFor(
  tx: Tx,
  personId: string,
  readerId: string,
  now: Date
): Promise<PersonRecord['person'] | undefined> {
  const { rows } = await sql<PersonRecord['person']>`
    select id, name, badge, email, created_at as "createdAt" from person
    where id = ${personId} and undone_at is null and (id = ${readerId} or exists (
      select from posting where posting.person_id = person.id and posting.until_at is null
        and posting.unit_id in ${unitsOver(readerId, now)}))`.execute(tx);
  return rows[0];
}

export async function postingsOf(tx: Tx, personId: string): Promise<PersonRecord['postings']> {
  const { rows } = await sql<PersonRecord['postings'][number]>`
    select unit.name as unit, from_at as "from", until_at as "until"
    from posting join unit on unit.id = posting.unit_id
    where person_id = ${personId} order by from_at, until_at nulls last`.execute(tx);
  return rows;
}

export async function tasksOf(tx: Tx, personId: string): Promise<RecordedTask[]> {
  const { rows } = await sql<RecordedTask>`
    select task.course_id as "courseId", assignment.programme_id is not null as programme,
      task.round, assigned_at as "assignedAt", maker.name as "assignedBy", due_on::text as due,
      done_at as "doneAt", withdrawn_at as "withdrawnAt", withdrawn_why as "withdrawnWhy"
    from task join assignment on assignment.id = task.assignment_id
    left join person as maker on maker.id = assignment.made_by
    where task.person_id = ${personId}
    order by assigned_at, task.course_id, task.round`.execute(tx);
  return rows;
}

export async function enrolmentsOf(tx: Tx, personId: string): Promise<PersonRecord['enrolments']> {
  const { rows } = await sql<PersonRecord['enrolments'][number]>`
    select course_id as "courseId", started_at as "startedAt", seen_at as "seenAt",
      (select count(*)::int from module_progress
        where enrolment_id = enrolment.id and done_at is not null) as "modulesDone"
    from enrolment where person_id = ${personId} order by started_at, course_id`.execute(tx);
  return rows;
}

export async function attemptsOf(tx: Tx, personId: string): Promise<RecordedAttempt[]> {
  const { rows } = await sql<RecordedAttempt>`
    select enrolment.course_id as "courseId", attempt.number, attempt.started_at as "startedAt",
      attempt.submitted_at as "submittedAt", revision.number as revision,
      coalesce((rule->>'renewal')::boolean, false) as renewal,
      jsonb_build_object('pass', rule->'pass', 'hits', rule->'hits',
        'falseAlarms', rule->'falseAlarms') as rule,
      result->'limits' as limits, passed,
      (select count(*)::int from result_correction where attempt_id = attempt.id) as corrections
    from attempt
    join enrolment on enrolment.id = attempt.enrolment_id
    join revision on revision.id = attempt.revision_id
    where enrolment.person_id = ${personId}
    order by attempt.started_at, attempt.id`.execute(tx);
  return rows;
}

/** Also those of a programme, which fall with any of those they rest on. */
export async function certificatesOf(tx: Tx, personId: string): Promise<RecordedCertificate[]> {
  const { rows } = await sql<CertificateRow>`
    select certificate.number, code, course_title as titles, marks, programme is not null as programme,
      issued_at as "issuedAt", expires_at as "expiresAt",
      revoked.revoked_at as "revokedAt", revoker.name as "revokedBy", revoked.reason
    from certificate
    left join lateral (
      select revoked_at, revoked_by, reason from revocation
      where revocation.certificate_id = certificate.id or revocation.certificate_id in (
        select part_id from certificate_part where certificate_id = certificate.id)
      order by revoked_at limit 1
    ) as revoked on true
    left join person as revoker on revoker.id = revoked.revoked_by
    where certificate.person_id = ${personId}
    order by issued_at, certificate.number`.execute(tx);
  return rows.map(({ number, marks, revokedAt, revokedBy, reason, ...row }) => ({
    ...row,
    number: certificateNumber(number, row.issuedAt),
    original: marks.original,
    revocation: revokedAt && { at: revokedAt, by: revokedBy ?? '', reason: reason ?? '' }
  }));
}

type CertificateRow = Omit<RecordedCertificate, 'number' | 'original' | 'revocation'> & {
  number: string;
  marks: CertificateMarks;
  revokedAt: Date | null;
  revokedBy: string | null;
  reason: string | null;
};

export async function recognitionOf(tx: Tx, personId: string): Promise<RecordedRecognition[]> {
  const { rows } = await sql<RecordedRecognition>`
    select taxon_group as "group", count(*) filter (where decided = 'hit')::int as hits,
      count(*) filter (where decided in ('hit', 'miss'))::int as targets,
      count(*) filter (where decided = 'false-alarm')::int as "falseAlarms",
      count(*) filter (where decided in ('false-alarm', 'correct-clear'))::int as harmless
    from identification
    join lateral (select decided from mark where mark.response_id = identification.response_id
      order by marked_at desc limit 1) as newest on true
    where person_id = ${personId} and decided is not null
    group by taxon_group order by taxon_group`.execute(tx);
  return rows;
}

export async function allowancesOf(tx: Tx, personId: string): Promise<RecordedAllowance[]> {
  const { rows } = await sql<RecordedAllowance>`
    select course_id as "courseId", extra_attempts as "extraAttempts",
      extra_minutes as "extraMinutes", reason, made_at as "madeAt", maker.name as "madeBy",
      ended_at as "endedAt"
    from exam_allowance left join person as maker on maker.id = made_by
    where exam_allowance.person_id = ${personId} order by made_at, exam_allowance.id`.execute(tx);
  return rows;
}
