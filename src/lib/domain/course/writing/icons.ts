// The line icons of the visual language, as far as course text needs them.
const paths = {
  triangle: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3v.2',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  lamp: 'M9 18h6M10 21h4M8.5 15c-2-1.5-3-3-3-5.5a6.5 6.5 0 0113 0c0 2.5-1 4-3 5.5z',
  letter: 'M12 11v6M12 7.5v.2M12 3.5a8.5 8.5 0 100 17a8.5 8.5 0 100-17'
};

export function icon(name: keyof typeof paths): string {
  return `<svg class="ic" viewBox="0 0 24 24" aria-hidden="true"><path d="${paths[name]}"/></svg>`;
}
