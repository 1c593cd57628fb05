/**
 * Counts the changes after which an old seed gives another individual, or another key. What was
 * reviewed under an older number must be reviewed again before an exam may show it; raise it only
 * together with a new starting list.
 */
export const generatorVersion = 1;
