import type { FileWords } from '#lib/domain/export/put-into-words.ts';
import * as m from '#lib/paraglide/messages.js';
import { assignmentInWords, assignmentsInWords } from './files/assignments.ts';
import { importInWords } from './files/import.ts';
import { overviewInWords } from './files/overview.ts';
import { recognitionInWords } from './files/recognition.ts';
import { teamInWords } from './files/team.ts';
import { trailInWords } from './files/trail.ts';

/** All words of files: given to the engine room by the doors and by the jobs of this process. */
export const fileWords: FileWords = {
  screens: {
    team: teamInWords,
    overview: overviewInWords,
    recognition: recognitionInWords,
    assignments: assignmentsInWords,
    assignment: assignmentInWords,
    trail: trailInWords,
    import: importInWords
  },
  made: ({ at, asOf, by, timeZone, address }) => [
    [m.export_as_of(), asOf],
    [m.export_made_at(), at],
    [m.export_made_by(), by],
    [m.export_zone(), timeZone],
    [m.export_address(), address]
  ],
  labels: () => ({ about: m.export_about(), rows: m.export_rows() })
};
