// Comparing a Catalog with what Catalog Sync expects.
export const title = 'Check this Catalog';
export const about =
  'Reads one record of each list and compares its shape with what Catalog Sync expects. Nothing is changed. The report holds names and kinds of fields, no values.';
export const begin = 'Check now';
export const checking = 'Reading one record of each list…';
export const report = 'Report, to paste into an issue';
