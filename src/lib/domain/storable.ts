/** The text as PostgreSQL can keep it: it has no letter NUL, and no half of one (a lone surrogate). */
export const storable = (text: string): string => text.replaceAll('\0', '').toWellFormed();
