/** A written line without the numbers of its sources: where there is no list of them, as on a card. */
export const withoutNotes = (html: string): string => html.replace(/<sup>.*?<\/sup>/g, '');
