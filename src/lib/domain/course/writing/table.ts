import type { Token, Tokens } from 'marked';
import type { Words } from '#lib/domain/course/words.ts';
import { escape, textOf } from './escape.ts';

/**
 * A table in a box that scrolls by itself and can be reached by the keyboard. Its label names the
 * columns, so that no two boxes of a page sound alike.
 */
export function writeTable(
  table: Tokens.Table,
  inline: (tokens: Token[]) => string,
  words: Words
): string {
  const align = (index: number) => (table.align[index] === 'right' ? ' class="n"' : '');
  const heads = table.header.map((cell) => inline(cell.tokens));
  // a head without words heads nothing: an empty th would be read out as one
  const head = heads
    .map((html, index) =>
      html ? `<th scope="col"${align(index)}>${html}</th>` : `<td${align(index)}></td>`
    )
    .join('');
  const rows = table.rows.map((row) => {
    const cells = row.map((cell, index) => {
      return `<td${align(index)}>${inline(cell.tokens)}</td>`;
    });
    return `<tr>${cells.join('')}</tr>`;
  });
  const label = `${words.table}: ${heads.map(textOf).filter(Boolean).join(', ')}`;
  return `<div class="tablebox" tabindex="0" role="region" aria-label="${escape(label)}"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div>\n`;
}
