// Comparing a Catalog with what Catalog Sync expects.
export const title = 'Check API compatibility';
export const about =
  'Compares one record from each list with what Catalog Sync expects. Changes nothing. The report lists field names and types, never values.';
export const begin = 'Run check';
export const checking = 'Checking…';
export const report = 'Report to paste into an issue';
