/**
 * Keys within a question: 1-9 choose, Enter submits. Only while the focus is inside it, so that
 * nobody chooses by accident (WCAG 2.1.4); arrows are the browser's own.
 */
export function chooseByKey(event: KeyboardEvent) {
  const form = event.currentTarget as HTMLFormElement;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  const target = event.target as HTMLElement;
  if (event.key === 'Enter' && target.matches('input[type=radio], input[type=checkbox]')) {
    event.preventDefault();
    form.requestSubmit();
  }
  if (!/^[1-9]$/.test(event.key) || target.matches('input[type=text], select, textarea')) return;
  const choices = form.querySelectorAll<HTMLInputElement>('.opt input');
  const choice = choices[Number(event.key) - 1];
  if (!choice || choice.matches(':disabled')) return;
  event.preventDefault();
  choice.click();
  choice.focus();
}
