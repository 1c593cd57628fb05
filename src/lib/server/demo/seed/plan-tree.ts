import { randomOf } from '#lib/domain/random.ts';
import { placeNames } from './names.ts';
import { idsOf } from './ids.ts';

export interface SeedUnit {
  id: string;
  name: string;
  /** Place of the unit above in the list; null: the agency. */
  parent: number | null;
  depth: number;
  /** Where it hung before, and until when; null: always here. */
  before: { parent: number; until: number } | null;
}

export interface SeedTree {
  /** Each stands after the one above it. */
  units: SeedUnit[];
  /** Places of the posts, where most people work; those of one house stand together. */
  posts: number[];
  /** The posts below a unit, by its place. */
  postsUnder(unit: number): number[];
  /** Whether a unit hangs below another now, or is it. */
  isUnder(unit: number, above: number): boolean;
}

/**
 * Agency, regions, customs houses, posts: one unit to about twenty people, at least seven. Of fifty
 * houses one hung under another region until some time ago.
 */
export function planTree(people: number, seed: string, now: number): SeedTree {
  const random = randomOf(`${seed} tree`);
  const newId = idsOf(`${seed} units`);
  const all = Math.max(7, Math.round(people / 20));
  const regions = Math.max(2, Math.min(20, Math.round(all ** 0.35)));
  const houses = Math.max(regions, Math.round(all / 20));
  const units: SeedUnit[] = [];
  const add = (name: string, parent: number | null) =>
    units.push({
      ...{ id: newId(), name, parent, before: null },
      depth: parent === null ? 0 : units[parent]!.depth + 1
    }) - 1;
  const agency = add('Таможенная служба (учебные данные)', null);
  const names = placeNames(regions + houses, random);
  const inRegions = names.slice(0, regions).map((name) => add(`Регион ${name}`, agency));
  const inHouses = names.slice(regions).map((name, at) => {
    const house = add(`Таможня ${name}`, inRegions[at % regions]!);
    if (at % 50 === 7 && regions > 2)
      units[house]!.before = {
        parent: inRegions[(at + 1) % regions]!,
        until: now - (120 + Math.floor(random() * 500)) * 86_400_000
      };
    return house;
  });
  const posts: number[] = [];
  const left = Math.max(houses, all - units.length);
  for (const [at, house] of inHouses.entries()) {
    const here = Math.floor(((at + 1) * left) / houses) - Math.floor((at * left) / houses);
    for (const name of placeNames(here, random)) posts.push(add(`Пост ${name}`, house));
  }
  const isUnder = (unit: number, above: number): boolean => {
    for (let at: number | null = unit; at !== null; at = units[at]!.parent)
      if (at === above) return true;
    return false;
  };
  const under = new Map<number, number[]>();
  for (const post of posts)
    for (let at: number | null = post; at !== null; at = units[at]!.parent) {
      const known = under.get(at);
      if (known) known.push(post);
      else under.set(at, [post]);
    }
  return { units, posts, isUnder, postsUnder: (unit) => under.get(unit) ?? [] };
}
