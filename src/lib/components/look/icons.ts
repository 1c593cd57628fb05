/**
 * The line icons: paths in a box of 24, drawn with the text's colour. One element each, no sprite:
 * a page carries only the ones it shows, and they need no request.
 */
export const icons = {
  account: 'M12 4a4 4 0 110 8a4 4 0 110-8M4.5 20.5c0-4.5 3.5-6.5 7.5-6.5s7.5 2 7.5 6.5',
  back: 'M15 5l-7 7 7 7',
  bell: 'M6 17V11a6 6 0 0112 0v6l1.5 2h-15zM10 21h4',
  book: 'M12 6c-2-1.5-5-2-8-2v14c3 0 6 .5 8 2 2-1.5 5-2 8-2V4c-3 0-6 .5-8 2zM12 6v14',
  cards:
    'M5.5 7h9a1.5 1.5 0 011.5 1.5v11a1.5 1.5 0 01-1.5 1.5h-9A1.5 1.5 0 014 19.5v-11A1.5 1.5 0 015.5 7zM8 7V4.5A1.5 1.5 0 019.5 3H19a1 1 0 011 1v12.5',
  certificate: 'M12 3a6 6 0 110 12a6 6 0 110-12M8.5 14L7 21l5-2.5 5 2.5-1.5-7',
  check: 'M4 12.5l5 5L20 6.5',
  clock: 'M12 3.5a8.5 8.5 0 110 17a8.5 8.5 0 110-17M12 7v5l3.5 2',
  cross: 'M6 6l12 12M18 6L6 18',
  device: 'M9 3h6a2 2 0 012 2v14a2 2 0 01-2 2H9a2 2 0 01-2-2V5a2 2 0 012-2zM11 18h2',
  dot: 'M12 6a6 6 0 110 12a6 6 0 110-12',
  down: 'M5 9l7 7 7-7',
  download: 'M12 4v12M6 11l6 6 6-6M5 21h14',
  flag: 'M6 21V4h12l-3 4 3 4H6',
  globe:
    'M12 3.5a8.5 8.5 0 110 17a8.5 8.5 0 110-17M3.5 12h17M12 3.5c3 3 3 14 0 17M12 3.5c-3 3-3 14 0 17',
  half: 'M12 3.5a8.5 8.5 0 110 17a8.5 8.5 0 110-17M12 4v16M7 12h2',
  hand: 'M8 12V6a1.5 1.5 0 013 0v5m0-6.5a1.5 1.5 0 013 0V11m0-5a1.5 1.5 0 013 0v8c0 4-2.5 7-6 7-3 0-4.5-1.5-6-4l-2-4a1.5 1.5 0 012.6-1.5L8 14',
  history: 'M4 12a8 8 0 108-8c-3 0-5 1.5-6.5 3.5M5 3v5h5M12 8v4.5l3 1.5',
  home: 'M4 11l8-7 8 7v9h-5.5v-6h-5v6H4z',
  lamp: 'M9 18h6M10 21h4M8.5 15c-2-1.5-3-3-3-5.5a6.5 6.5 0 0113 0c0 2.5-1 4-3 5.5z',
  letter: 'M12 11v6M12 7.5v.2M12 3.5a8.5 8.5 0 100 17a8.5 8.5 0 100-17',
  lock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 017 0v3',
  mail: 'M3.5 6h17v12.5h-17zM4 6.5l8 6.5 8-6.5',
  minus: 'M5 12h14',
  moon: 'M19.5 14.5A8 8 0 019.5 4.5a8 8 0 1010 10z',
  next: 'M9 5l7 7-7 7',
  pen: 'M4 20l1-4.5L16.5 4l3.5 3.5L8.5 19zM14 6.5l3.5 3.5',
  people:
    'M9 4.5a3.5 3.5 0 110 7a3.5 3.5 0 110-7M2.5 20c0-4 3-6 6.5-6s6.5 2 6.5 6M16 5a3.5 3.5 0 010 6.5M18 14.5c2 .7 3.5 2.5 3.5 5.5',
  plus: 'M12 5v14M5 12h14',
  print: 'M7 8V3h10v5M7 17H4V8h16v9h-3M7 14h10v7H7z',
  ruler: 'M3 8h18v8H3zM7 8v3M11 8v4.5M15 8v3M19 8v3',
  scales: 'M12 4v16M7 20h10M5 7h14M5 7l-3 7h6zM19 7l-3 7h6z',
  search: 'M11 4.5a6.5 6.5 0 110 13a6.5 6.5 0 110-13M16 16l4.5 4.5',
  send: 'M12 19V6M6 11l6-6 6 6',
  sun: 'M12 8a4 4 0 110 8a4 4 0 110-8M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  theme: 'M12 4a8 8 0 110 16a8 8 0 110-16M12 4.5v15M13.5 5v14M15 5.8v12.4M16.5 6.8v10.4M18 8.3v7.4',
  triangle: 'M12 4L2.5 20h19zM12 10v4.5M12 17.3v.2',
  turn: 'M5 9a8 8 0 11-1 6M5 4v5h5',
  unlock: 'M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 016.8-1',
  up: 'M5 15l7-7 7 7',
  units: 'M9.5 3.5h5v4h-5zM3.5 16h5v4.5h-5zM15.5 16h5v4.5h-5zM12 7.5v4M6 16v-4.5h12V16'
} as const;

export type IconName = keyof typeof icons;
