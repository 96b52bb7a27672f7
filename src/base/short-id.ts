// Ids of runs and intents, made from longer ones.

/** Short enough to read in a cell, long enough never to meet twice in one file. */
export function shortId(id: string): string {
  return id
    .replace(/[^a-z0-9]/gi, '')
    .toLowerCase()
    .slice(0, 10);
}
