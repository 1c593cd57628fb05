/** Shows a plate that is tapped in the page's dialog. Returns how to stop. */
export function livenDialog(dialog: HTMLDialogElement): () => void {
  const clicked = (event: MouseEvent) => {
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const link = (event.target as Element | null)?.closest('a[href^="/media/"]');
    const place = dialog.querySelector('.inner');
    if (!link || !place) return;
    event.preventDefault();
    const picture = document.createElement('img');
    picture.src = link.getAttribute('href') ?? '';
    picture.alt = link.querySelector('img')?.alt ?? '';
    place.replaceChildren(picture);
    dialog.showModal();
  };
  document.addEventListener('click', clicked);
  return () => document.removeEventListener('click', clicked);
}
