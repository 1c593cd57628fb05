import type { FileWords } from '#lib/domain/export/put-into-words.ts';
import * as m from '#lib/paraglide/messages.js';
import { teamInWords } from './files/team.ts';

/** All words of files: given to the engine room by the doors and by the jobs of this process. */
export const fileWords: FileWords = {
  screens: { team: teamInWords },
  made: ({ at, asOf, by, timeZone, address }) => [
    [m.export_as_of(), asOf],
    [m.export_made_at(), at],
    [m.export_made_by(), by],
    [m.export_zone(), timeZone],
    [m.export_address(), address]
  ],
  labels: () => ({ about: m.export_about(), rows: m.export_rows() })
};
