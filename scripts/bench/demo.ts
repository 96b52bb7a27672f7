// Where the demo Catalog of the benchmark seems to be, and when.

export const CATALOG_HOST = 'catalog.example.edu';
export const CLOCK = Date.parse('2026-11-20T15:00:00Z');
