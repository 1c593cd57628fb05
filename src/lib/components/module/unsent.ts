/**
 * What a page that is not hydrated gets from its load. The framework makes text of all that a load
 * returns, for a browser that never asks for it here: a tenth of the cost of a lesson.
 */
export class Unsent<T> {
  readonly value: T;
  constructor(value: T) {
    this.value = value;
  }
}
