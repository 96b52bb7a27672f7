/** The hidden sheet with records between two steps of a pull, or of a review. */
export const STAGING_SHEET = 'Catalog Sync staging';
