/** A unit as it is named beside others. */
export interface NamedUnit {
  id: string;
  name: string;
  /** Closed since. */
  archived: boolean;
}

/** What of a manager's tree a page is about, and where one can go from there. */
export interface Place {
  /** The unit that is looked at; null: all of the manager's, which are more than one. */
  unit: NamedUnit | null;
  /** Those above it within the manager's reach, the top first. */
  above: NamedUnit[];
  /** Those right below, or the manager's own units. */
  below: NamedUnit[];
  /** The units whose figures together are those of the page: none lay under another that day. */
  counted: string[];
}
