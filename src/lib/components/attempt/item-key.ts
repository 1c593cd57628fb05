/** How the device names an item among all the questions whose answers it keeps. */
export const itemKey = (attempt: string, item: number): string => `${attempt}/${item}`;
