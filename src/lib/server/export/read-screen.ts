import { atOnce } from '#lib/domain/export/table.ts';
import type { Screen, ScreenData } from '#lib/domain/export/screens.ts';
import type { Language } from '#lib/domain/language.ts';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { readWholeTeam } from '#lib/server/team/read-team.ts';
import { unitAsked } from './queries.ts';
import type { Snapshot } from './snapshot.ts';

/** Who takes a screen away. What they may see is asked of the database each time. */
export interface Taker {
  id: string;
  name: string;
  language: Language;
  timeZone: string;
}

export interface Asked {
  taker: Taker;
  /** The filters, as the page has them in its address. */
  filters: URLSearchParams;
  now: Date;
}

type Readers = {
  [S in Screen]: (snapshot: Snapshot, asked: Asked) => Promise<ScreenData[S] | null>;
};

/** What each screen shows to whom; null: there is no such thing for them. */
export const readers: Readers = {
  async team(snapshot, { taker, filters, now }) {
    const query = readTeamQuery(asUrl(filters), now);
    const { tx } = snapshot;
    const { members, courses } = await readWholeTeam(tx, taker.id, query, taker.language);
    const unit = await unitAsked(tx, taker.id, query.unit, now);
    return { query, members: atOnce(members), courses, unit };
  }
};

/** The readers of filters take addresses. */
const asUrl = (filters: URLSearchParams) => new URL(`http://page.invalid/?${filters}`);
