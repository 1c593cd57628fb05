/** Why a letter comes, the most pressing first: that is also the order in a letter. */
export const kinds = ['overdue', 'due-soon', 'expiring', 'escalation', 'digest'] as const;
export type Kind = (typeof kinds)[number];

/** Kinds about what a person has to do; the others are for managers. */
export const ownKinds: readonly Kind[] = ['overdue', 'due-soon', 'expiring'];

export const isKind = (text: string): text is Kind => (kinds as readonly string[]).includes(text);
