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

/** Of glossary.yaml; tried in tests/unit/glossary. */
export const glossaryCodes = ['term-twice', 'term-untold'];

/** Of programme.yaml; tried in tests/unit/programme. */
export const programmeCodes = [
  'programme-course-twice',
  'programme-unknown-course',
  'programme-without-course'
];
