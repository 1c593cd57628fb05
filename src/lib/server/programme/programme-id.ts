/** What the programme is called where courses have their id: in certificates and assignments. */
export const programmeId = 'programme';
