import * as m from '#lib/paraglide/messages.js';
import { landmarkWords } from './landmark-words.ts';

/**
 * What the viewer says, in the reader's language: it is plain script and carries no messages. `secret`
 * leaves out what features are called.
 */
export function viewerWords(secret: boolean) {
  return {
    lampOn: m.specimen_said_lamp_on(),
    lampOff: m.specimen_said_lamp_off(),
    fresh: m.specimen_said_new(),
    reset: m.specimen_said_reset(),
    ruler: m.specimen_said_ruler({ length: '{length}' }),
    caliper: m.specimen_said_caliper({ length: '{length}' }),
    scale: m.specimen_said_scale({ length: '{length}' }),
    nothing: m.specimen_said_nothing(),
    place: m.specimen_place({ number: '{number}' }),
    numbered: m.specimen_feature_numbered({ name: '{name}', number: '{number}' }),
    landmarks: secret
      ? null
      : Object.fromEntries(Object.entries(landmarkWords).map(([id, word]) => [id, word()]))
  };
}
export type ViewerWords = ReturnType<typeof viewerWords>;
