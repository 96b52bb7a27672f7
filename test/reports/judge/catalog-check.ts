import type { JudgedReport } from './case.ts';

export const catalogCheck: JudgedReport = {
  report: 'report/catalog_check',
  parameters: {},
  columns: ['Weight', 'Finding', 'Current value', 'Usual value', 'Listing', 'Type', 'Catalog', 'Field', 'Listing ID'],
  sql: `
    WITH priced AS (
      SELECT id, catalog_id, fee, ROW_NUMBER() OVER (PARTITION BY catalog_id ORDER BY fee) AS place,
        COUNT(*) OVER (PARTITION BY catalog_id) AS prices FROM listings WHERE fee > 0),
    middle AS (SELECT catalog_id, prices, AVG(fee) AS fee FROM priced WHERE place IN ((prices + 1) / 2, (prices + 2) / 2) GROUP BY catalog_id),
    size AS (SELECT catalog_id, COUNT(*) AS listings, SUM(fee > 0) AS paid, SUM(sku IS NOT NULL AND sku <> '') AS skus FROM listings GROUP BY 1),
    found AS (
      SELECT 'fix' AS weight, 'Price far from the others' AS finding, CAST(l.fee AS TEXT) AS now, CAST(m.fee AS TEXT) AS usual, 'Price' AS field, l.*
        FROM listings l JOIN middle m ON m.catalog_id = l.catalog_id
        WHERE m.prices >= 5 AND l.fee > 0 AND (l.fee * 10 < m.fee OR l.fee > m.fee * 10)
      UNION ALL SELECT 'fix', 'Negative price, or too many decimals', CAST(fee AS TEXT), NULL, 'Price', l.* FROM listings l
        WHERE fee < 0 OR ABS(fee * CASE currency WHEN 'JPY' THEN 1 ELSE 100 END - ROUND(fee * CASE currency WHEN 'JPY' THEN 1 ELSE 100 END)) > 0.0001
      UNION ALL SELECT 'look', 'Free among paid listings', '0', NULL, 'Price', l.* FROM listings l JOIN size s ON s.catalog_id = l.catalog_id
        WHERE l.fee = 0 AND s.paid >= 0.8 * s.listings
      UNION ALL SELECT 'fix', 'Opens after it closes', day(open_from) || ' – ' || day(open_to), NULL, 'Open from', l.* FROM listings l WHERE open_from > open_to
      UNION ALL SELECT 'fix', 'Ends before it starts', day(starts) || ' – ' || day(ends), NULL, 'End', l.* FROM listings l WHERE ends < starts
      UNION ALL SELECT 'fix', 'Open with no seats', '0', NULL, 'Seats', l.* FROM listings l WHERE cap = 0 AND open = 1
      UNION ALL SELECT 'fix', 'Same path twice', path, NULL, 'Path', l.* FROM listings l
        WHERE (SELECT COUNT(*) FROM listings o WHERE o.catalog_id = l.catalog_id AND o.path = l.path) > 1
      UNION ALL SELECT 'look', 'Open, but unlisted', visibility, NULL, 'Visibility', l.* FROM listings l WHERE open = 1 AND visibility <> 'listed'
      UNION ALL SELECT 'look', 'Listed, but closed', NULL, NULL, 'Enrollment open', l.* FROM listings l
        WHERE visibility = 'listed' AND (open = 0 OR open_to < :now) AND NOT COALESCE(open_from > :now, 0)
      UNION ALL SELECT 'look', 'Waitlist without a limit', NULL, NULL, 'Seats', l.* FROM listings l WHERE waitlist = 1 AND cap IS NULL
      UNION ALL SELECT 'look', 'Same title twice', title, NULL, 'Title', l.* FROM listings l
        WHERE (SELECT COUNT(*) FROM listings o WHERE small(o.title) = small(l.title)) > 1
      UNION ALL SELECT 'look', 'Same Canvas course twice', CAST(canvas_course AS TEXT), NULL, 'Canvas course ID', l.* FROM listings l
        WHERE (SELECT COUNT(*) FROM listings o WHERE o.canvas_course = l.canvas_course) > 1
      UNION ALL SELECT 'look', 'No image', NULL, NULL, 'Image', l.* FROM listings l WHERE COALESCE(TRIM(image), '') = ''
      UNION ALL SELECT 'look', 'No teaser', NULL, NULL, 'Teaser', l.* FROM listings l WHERE COALESCE(TRIM(teaser), '') = ''
      UNION ALL SELECT 'look', 'No description', NULL, NULL, 'Description', l.* FROM listings l WHERE COALESCE(TRIM(description), '') = ''
      UNION ALL SELECT 'look', 'No tags', NULL, NULL, 'Tags', l.* FROM listings l WHERE tags = 0
      UNION ALL SELECT 'look', 'No SKU', NULL, NULL, 'SKU', l.* FROM listings l JOIN size s ON s.catalog_id = l.catalog_id
        WHERE COALESCE(l.sku, '') = '' AND s.skus > 0
      UNION ALL SELECT 'look', 'No enrollment in a year', '0', NULL, 'Enrollment open', l.* FROM listings l
        WHERE created < :year_ago AND NOT EXISTS (SELECT 1 FROM enrollments e WHERE e.listing_id = l.id))
    SELECT id || '-' || slug(finding) AS "Row", weight AS "Weight", finding AS "Finding", now AS "Current value", usual AS "Usual value",
      title AS "Listing", type AS "Type", catalog AS "Catalog", field AS "Field", id AS "Listing ID" FROM found
    UNION ALL SELECT p.id || '-' || slug('Requires a closed listing') || '-' || r.listing_id, 'look', 'Requires a closed listing',
      c.title || ' (' || c.id || ')', NULL, p.title, p.type, p.catalog, 'Requirement IDs', p.id
      FROM requirements r JOIN listings p ON p.id = r.program_id JOIN listings c ON c.id = r.listing_id WHERE c.open = 0
    UNION ALL SELECT 'tag-' || t.id || '-unused', 'look', 'Unused tag', t.name, NULL, NULL, 'Tag', NULL, 'Name', NULL FROM tags t
      WHERE NOT EXISTS (SELECT 1 FROM tagged g WHERE g.name = t.name)
    UNION ALL SELECT 'catalog-' || c.id || '-unused', 'look', 'Catalog without listings', c.name, NULL, NULL, 'Catalog', c.name, 'Name', NULL
      FROM catalogs c WHERE NOT EXISTS (SELECT 1 FROM listings l WHERE l.catalog_id = c.id)`,
  plantedAs: 'Catalog check',
  planted: {
    'Opens after it closes': 'Opens after it closes',
    'Ends before it starts': 'Ends before it starts',
    'No description': 'No description',
    'No image': 'No image',
    'No tags': 'No tags',
    'Open, but unlisted': 'Open, but unlisted',
    'Listed, but closed': 'Listed, but closed',
  },
};
