/** What keeps the embedded database from starting, in one sentence with the next step. */
export class EmbeddedError extends Error {
  override name = 'EmbeddedError';
}

/** The data folder belongs to a running process: a second app must stop, a command may borrow. */
export class FolderInUseError extends EmbeddedError {
  override name = 'FolderInUseError';
}
