/** What the library is asked; tried in tests/unit/library. */
export const libraryCodes = [
  'course-too-heavy',
  'review-not-said',
  'module-length',
  'wrong-without-why',
  'stem-twice',
  'right-often-longest',
  'right-often-first'
];
