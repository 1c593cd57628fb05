/**
 * Writes what was tapped or measured into the fields of the question around a specimen, and tells those
 * who listen: `specimen-tap` {landmark} and `specimen-measure` {cm}. Centimetres are written with a point.
 */
export function writeAnswer(root: HTMLElement) {
  const { tapField, measureField } = root.dataset;
  const fields = root.closest('form')?.elements;
  return {
    tapped(landmark: string | null) {
      write(tapField, landmark ?? '');
      root.dispatchEvent(new CustomEvent('specimen-tap', { bubbles: true, detail: { landmark } }));
    },
    measured(cm: number) {
      // to a millimetre, as the instrument is read
      const value = Math.round(cm * 10) / 10;
      write(measureField, String(value));
      root.dispatchEvent(
        new CustomEvent('specimen-measure', { bubbles: true, detail: { cm: value } })
      );
    }
  };

  function write(name: string | undefined, value: string) {
    const field = name ? fields?.namedItem(name) : null;
    if (!(field instanceof HTMLInputElement) || field.value === value) return;
    field.value = value;
    field.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
