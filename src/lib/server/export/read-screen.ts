import { said } from '#lib/domain/course/texts.ts';
import { readTrailQuery } from '#lib/domain/event/trail-query.ts';
import type { Screen, ScreenData } from '#lib/domain/export/screens.ts';
import { isId } from '#lib/domain/id.ts';
import type { Language } from '#lib/domain/language.ts';
import { readRecognitionQuery } from '#lib/domain/recognition/recognition-query.ts';
import { readOverviewQuery } from '#lib/domain/standing/overview-query.ts';
import { readTeamQuery } from '#lib/domain/team/team-query.ts';
import { takeAssignment, takeAssignments } from '#lib/server/assignment/take-assignment.ts';
import { courseTitles } from '#lib/server/course/course-titles.ts';
import type { Db, Tx } from '#lib/server/db/schema.ts';
import { wholeTrail } from '#lib/server/event/whole-trail.ts';
import { importResult } from '#lib/server/import/import-result.ts';
import { programmeCourses } from '#lib/server/programme/programme-courses.ts';
import { readRecognition } from '#lib/server/recognition/read-recognition.ts';
import { agencyDay } from '#lib/server/standing/agency-day.ts';
import { loadActor } from '#lib/server/session/load-actor.ts';
import { readOverview } from '#lib/server/standing/read-overview.ts';
import { matrixRows } from '#lib/server/team/read-matrix.ts';
import type { Snapshot } from './snapshot.ts';

/** Who takes a screen away. What they may see is asked of the database each time. */
export interface Taker {
  id: string;
  name: string;
  language: Language;
  timeZone: string;
  /** Takes a screen of the administrators: of everybody. */
  isAdministrator: boolean;
}

export interface Asked {
  taker: Taker;
  /** The filters, as the page has them in its address. */
  filters: URLSearchParams;
  now: Date;
}

type Readers = {
  [S in Screen]: (snapshot: Snapshot, asked: Asked, db: Db) => Promise<ScreenData[S] | null>;
};

/** What each screen shows to whom; null: there is no such thing for them. */
export const readers: Readers = {
  async team({ tx }, { taker, filters, now }) {
    const query = readTeamQuery(asUrl(filters));
    const matrix = await matrixRows(tx, taker.id, query, now);
    if (!matrix) return null;
    const asOf = matrix.day === agencyDay(now) ? now : matrix.day;
    return { query, asOf, matrix, courses: await courseTitles(tx, taker.language) };
  },

  // as the page reads it, which settles first: a few figures, not of the snapshot
  async overview(_, { taker, filters, now }, db) {
    const manager = await loadActor(db, taker.id, now);
    const query = readOverviewQuery(asUrl(filters), now, agencyDay(now));
    const overview = manager && (await readOverview(db, manager, query));
    if (!overview) return null;
    const { posts, ...rest } = overview;
    const courses = await courseTitles(db, taker.language);
    return { ...rest, ...posts, query, courses };
  },

  async recognition({ tx }, { taker, filters, now }) {
    const query = readRecognitionQuery(asUrl(filters), now);
    const read = await readRecognition(tx, taker.id, query, taker.language);
    return read && { query, page: read.page, names: read.names };
  },

  async assignments({ tx }, { taker, filters, now }) {
    const ended = filters.has('ended');
    const lines = await takeAssignments(tx, taker.id, now, { ended });
    const titleOf = await titlesIn(tx, taker.language);
    return { now, ended, lines: lines.map((line) => ({ ...line, title: titleOf(line) })) };
  },

  async assignment({ tx, rows }, { taker, filters, now }) {
    const id = filters.get('assignment') ?? '';
    const taken = isId(id) ? await takeAssignment(tx, id, taker.id, now) : null;
    if (!taken) return null;
    const { line, tasks, people } = taken;
    const titleOf = await titlesIn(tx, taker.language);
    const courses = line.parts.map((part) => ({
      ...part,
      title: titleOf({ ...part, programmeId: null })
    }));
    const programme = line.programmeId ? { courses, people: rows(people) } : null;
    return { now, line, title: titleOf(line), programme, tasks: rows(tasks) };
  },

  trail({ tx }, { taker, filters, now }) {
    const query = readTrailQuery(asUrl(filters));
    const managerId = taker.isAdministrator ? null : taker.id;
    const reader = { managerId, timeZone: taker.timeZone, now };
    return Promise.resolve({ now, query, pages: wholeTrail(tx, query, reader) });
  },

  async import({ tx }, { taker, filters, now }) {
    const id = filters.get('import') ?? '';
    const result = isId(id)
      ? await importResult(tx, id, taker.isAdministrator ? null : taker.id)
      : null;
    return result && { now, ...result };
  }
};

/** What an assignment is of: a course, or the programme. */
async function titlesIn(tx: Tx, language: Language) {
  const titles = await courseTitles(tx, language);
  const programme = await programmeCourses(tx);
  return ({ courseId, programmeId }: { courseId: string; programmeId: string | null }): string => {
    if (programmeId) return programme ? said(programme.title, language) : programmeId;
    return titles.find(({ id }) => id === courseId)?.title ?? courseId;
  };
}

/** What administrators may take as such; everything else is a manager's. */
export const ofAdministrators: readonly Screen[] = ['trail', 'import'];

/** The readers of filters take addresses. */
const asUrl = (filters: URLSearchParams) => new URL(`http://page.invalid/?${filters}`);
