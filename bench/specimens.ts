import { print } from './print.ts';
import { excess } from './specimens/classify.ts';
import { examples, figuresIn, hornTaxa, meanColourOf, nuisanceOf } from './specimens/cues.ts';
import { weighStills } from './specimens/pictures.ts';
import { recount } from './specimens/recount.ts';
import { viewer } from './specimens/viewer.ts';

/** npm run bench -- specimens: what must hold of generated specimens. Some minutes. */
export async function specimens(): Promise<void> {
  for (const line of recount()) print(...line);
  shortcuts();
  await stills();
  await viewer();
}

/** Points above guessing at which a simple classifier names the class by what should not tell it. */
function shortcuts() {
  const nuisance = excess(examples(hornTaxa, 400, nuisanceOf));
  const colour = excess(examples(hornTaxa, 80, meanColourOf));
  print('shortcut_excess_nuisance', 100 * nuisance, 'points');
  print('shortcut_excess_colour', 100 * colour, 'points');
  print('shortcut_excess', 100 * Math.max(nuisance, colour), 'points');
}

async function stills() {
  const others = ['moschus', 'musk_tied_skin', 'glycyrrhiza_uralensis', 'ovis_ammon'];
  const { kB, ms } = await weighStills([...hornTaxa, ...others].map(figuresIn), [100_001, 100_002]);
  print('still_kB', kB, 'kB, the heaviest at 900 px');
  print('still_ms', ms, 'ms of a core, mean at 900 px');
}
