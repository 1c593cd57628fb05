/**
 * Puts a specimen that turns where the server wrote stills: fetched only when there is one on the page
 * and it comes near the window; where the reader saves data, only when asked for. The stills stay, with
 * a word about it, where the browser cannot draw.
 */
export function livenSpecimen(root: HTMLElement): void {
  const request = root.querySelector<HTMLElement>('[data-on-request]');
  if (!canDraw()) return root.querySelector('[data-no-viewer]')?.removeAttribute('hidden');
  if (savesData() && request) {
    request.hidden = false;
    request.querySelector('button')!.addEventListener('click', () => {
      request.hidden = true;
      void open(root, true);
    });
    return;
  }
  const near = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      near.disconnect();
      void open(root, false);
    },
    { rootMargin: '400px' }
  );
  near.observe(root);
}

async function open(root: HTMLElement, asked: boolean): Promise<void> {
  const { openViewer } = await import('./viewer/open-viewer.ts');
  openViewer(root, { focus: asked });
}

/** A context of its own, given back at once: the viewer is not worth fetching for nothing. */
function canDraw(): boolean {
  const gl = document.createElement('canvas').getContext('webgl2');
  gl?.getExtension('WEBGL_lose_context')?.loseContext();
  return gl !== null;
}

function savesData(): boolean {
  const { connection } = navigator as Navigator & { connection?: { saveData?: boolean } };
  return connection?.saveData === true || matchMedia('(prefers-reduced-data: reduce)').matches;
}
