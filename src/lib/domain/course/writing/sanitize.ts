import sanitizeHtml from 'sanitize-html';

/**
 * The last gate: whatever the renderer was talked into, only these elements, attributes and
 * addresses leave it. Style attributes never do (the content security policy drops them anyway).
 */
export function sanitize(html: string): string {
  if (plain.test(html)) return html;
  return sanitizeHtml(html, {
    allowedTags: tags,
    allowedAttributes: attributes,
    allowedSchemes: ['https', 'http', 'mailto'],
    allowedSchemesAppliedToAttributes: ['href', 'src', 'srcset'],
    allowProtocolRelative: false,
    // SVG needs viewBox as it is written
    parser: { lowerCaseAttributeNames: false, lowerCaseTags: false }
  });
}

/**
 * Most pieces are words, emphasis, lists and notes: tags without attributes, or with exactly ours.
 * Nothing in them could be taken away, and a parser for each would double the time of compiling.
 */
const plain =
  /^(?:[^<]|<\/?(?:p|strong|em|sup|ul|ol|li)>|<br>|<em class="taxon" lang="la">|<a id="use-\d+-\d+" href="#source-\d+" aria-label="[^"<>]*">\d+<\/a>)*$/;

const tags = [
  ...['a', 'b', 'blockquote', 'br', 'code', 'dd', 'del', 'div', 'dl', 'dt', 'em', 'figcaption'],
  ...['figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'img', 'input', 'label', 'li', 'ol', 'p'],
  ...['pre', 's', 'section', 'span', 'strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th'],
  ...['thead', 'tr', 'ul', 'svg', 'path', 'rect', 'image', 'circle', 'time']
];

const attributes = {
  '*': ['class', 'id', 'lang', 'role', 'aria-label', 'aria-labelledby', 'aria-hidden', 'tabindex'],
  a: ['href', 'rel'],
  img: ['src', 'srcset', 'sizes', 'alt', 'width', 'height', 'loading', 'decoding'],
  // radio buttons only: the switch between daylight and lamp
  input: [{ name: 'type', values: ['radio'] }, 'name', 'checked'],
  ol: ['start'],
  th: ['scope'],
  time: ['datetime'],
  svg: ['viewBox'],
  path: ['d'],
  rect: ['x', 'y', 'width', 'height'],
  image: ['href', 'x', 'y', 'width', 'height']
};
