import type { Landmark } from '#lib/domain/specimen/specimen.ts';
import { shuffle } from '#lib/domain/random.ts';
import { seenAt, toPixels } from './ground.ts';
import { isHidden } from './hidden-behind.ts';
import type { Stage } from './stage.ts';
import { svg } from './svg.ts';
import type { Table } from './table.ts';
import { dot, facingUs, turningOf } from './turning.ts';

export type Features = {
  show: (shown: boolean) => void;
  /** The feature at a place of the stage is chosen; without one, none is. */
  tap: (x: number, y: number) => void;
  /** There is another specimen. */
  renew: () => void;
};

/** A finger is this wide, CSS pixels from its middle. */
const finger = 24;

/**
 * The landmarks of a specimen: tapped where they are seen, or chosen from a list of buttons, which turns
 * the specimen until they are. `names` null: they are numbered places.
 */
export function showFeatures(
  stage: Stage,
  table: Table,
  list: HTMLElement,
  chose: (id: string | null) => void
): Features {
  const marks = stage.find('[data-marks]');
  let shown = false;
  let chosen: string | null = null;
  let named = namesOf(stage, table);
  table.onLook(draw);

  return {
    show(now) {
      shown = now;
      if (shown) fillList();
      else list.replaceChildren();
      draw();
    },
    tap(x, y) {
      const found = nearest(x, y);
      choose(found);
      if (!found) table.tell(table.words.nothing);
    },
    renew() {
      chosen = null;
      named = namesOf(stage, table);
      if (shown) fillList();
      draw();
    }
  };

  function fillList() {
    list.replaceChildren(
      ...named.map(({ landmark, name }) => {
        const button = document.createElement('button');
        button.type = 'button';
        button.className = 'btn low';
        button.textContent = name;
        button.addEventListener('click', () => {
          table.set({ ...table.look(), ...facingUs(landmark.facing) });
          choose(landmark);
        });
        const item = document.createElement('li');
        item.append(button);
        return item;
      })
    );
  }

  function choose(landmark: Landmark | null) {
    chosen = landmark?.id ?? null;
    const name = named.find((one) => one.landmark === landmark)?.name;
    if (name) table.tell(name);
    chose(chosen);
    draw();
  }

  function nearest(x: number, y: number): Landmark | null {
    const { scale } = table.look();
    const near = named.flatMap(({ landmark }) => {
      const [px, py] = toPixels(flat(landmark), table.look(), stage);
      const away = Math.hypot(px - x, py - y);
      return away <= Math.max(finger, landmark.radius * scale) ? [{ landmark, away }] : [];
    });
    near.sort((a, b) => a.away - b.away);
    return near.find(({ landmark }) => isSeen(landmark))?.landmark ?? null;
  }

  function flat(landmark: Landmark): [number, number] {
    const [x, y] = seenAt(landmark.at, table.look(), stage);
    return [x, y];
  }

  /** The lamp and the saw show what lies inside. */
  function isSeen(landmark: Landmark): boolean {
    const look = table.look();
    if (look.lamp) return true;
    const turning = turningOf(look);
    if (dot(turning[2], landmark.facing) < -0.25) return false;
    return look.cut || !isHidden(stage.specimen(), turning, landmark.at, landmark.radius + 0.2);
  }

  function draw() {
    const drawn = named.filter(({ landmark }) => shown || landmark.id === chosen);
    const facing = turningOf(table.look())[2];
    marks.replaceChildren(
      ...drawn.flatMap(({ landmark, mark: sign }) => {
        const isAway = dot(facing, landmark.facing) < -0.25 && !table.look().lamp;
        if (isAway) return [];
        const [x, y] = toPixels(flat(landmark), table.look(), stage).map(Math.round);
        const mark = svg('g', { class: `spot${landmark.id === chosen ? ' chosen' : ''}` });
        mark.append(svg('circle', { cx: x!, cy: y!, r: 10 }), svg('text', { x: x!, y: y! }, sign));
        return [mark];
      })
    );
  }
}

/** `mark` stands on the specimen: the number of a numbered feature, a letter for others. */
type Named = { landmark: Landmark; mark: string; name: string };

function namesOf(stage: Stage, { words }: Table): Named[] {
  const { landmarks } = stage.specimen();
  // in an order that says nothing
  if (!words.landmarks)
    return shuffle(landmarks, JSON.stringify(stage.source())).map((landmark, index) => {
      const mark = String(index + 1);
      return { landmark, mark, name: words.place.replace('{number}', mark) };
    });
  const known = words.landmarks;
  let letters = 0;
  return landmarks.map((landmark) => {
    const [, kind = landmark.id, number] = /^(.*?)(?:[-_](\d+))?$/.exec(landmark.id) ?? [];
    const word = known[kind] ?? kind.replace(/[-_]/g, ' ');
    if (number) {
      const name = words.numbered.replace('{name}', word).replace('{number}', number);
      return { landmark, mark: number, name };
    }
    const mark = String.fromCharCode(65 + (letters++ % 26));
    return { landmark, mark, name: `${mark}. ${word}` };
  });
}
