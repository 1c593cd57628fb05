/** Course HTML without its tags, for places that hold only text, as `<option>` does. */
export function plainText(html: string): string {
  return html
    .replace(/<sup\b[\s\S]*?<\/sup>/g, '')
    .replace(/<img\b[^>]*\balt="([^"]*)"[^>]*>/g, '$1')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&amp;', '&')
    .trim();
}
