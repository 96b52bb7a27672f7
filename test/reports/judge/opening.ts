import type { JudgedReport } from './case.ts';

export const opening: JudgedReport = {
  report: 'report/opening',
  parameters: { days: '14' },
  columns: ['Finding', 'Listing', 'Type', 'Catalog', 'Enrollment open', 'Open from', 'Open to', 'Start', 'End', 'Days', 'Listing ID'],
  sql: `
    WITH dated AS (
      SELECT *, number_of(day(open_to)) - number_of(:today) AS to_end, number_of(day(open_from)) - number_of(:today) AS to_start,
        number_of(day(starts)) - number_of(:today) AS to_first, number_of(day(ends)) - number_of(:today) AS to_last
      FROM listings),
    found AS (
      SELECT *, 'closes' AS slug, to_end AS days, 'Closes ' AS what, '' AS more FROM dated WHERE open = 1 AND open_to >= :now AND to_end <= 14
      UNION ALL SELECT *, 'closed', to_end, 'Closed ', ', still turned on' FROM dated WHERE open = 1 AND open_to < :now AND -to_end <= 14
      UNION ALL SELECT *, 'opens', to_start, 'Opens ', '' FROM dated WHERE open = 1 AND open_from >= :now AND to_start <= 14
      UNION ALL SELECT *, 'starts', to_first, 'Starts ', ', but is closed' FROM dated
        WHERE (open = 0 OR open_to < :now) AND starts >= :now AND to_first <= 14
      UNION ALL SELECT *, 'ended', to_last, 'Open, already ended', NULL FROM dated WHERE open = 1 AND ends < :now
      UNION ALL SELECT *, 'endless', NULL, 'Open without an end', NULL FROM dated WHERE open = 1 AND open_to IS NULL AND ends IS NULL)
    SELECT id || '-' || slug AS "Row",
      CASE WHEN more IS NULL THEN what ELSE what || CASE
        WHEN days = 0 THEN 'today'
        WHEN slug = 'closed' THEN CAST(-days AS INTEGER) || CASE days WHEN -1 THEN ' day ago' ELSE ' days ago' END
        ELSE 'in ' || CAST(days AS INTEGER) || CASE days WHEN 1 THEN ' day' ELSE ' days' END END || more END AS "Finding",
      title AS "Listing", type AS "Type", catalog AS "Catalog", CASE open WHEN 1 THEN 'TRUE' ELSE 'FALSE' END AS "Enrollment open",
      local(open_from) AS "Open from", local(open_to) AS "Open to", local(starts) AS "Start", local(ends) AS "End",
      CAST(days AS INTEGER) AS "Days", id AS "Listing ID"
    FROM found`,
  plantedAs: 'Opening and closing',
  planted: {
    'Closes soon': 'Closes ',
    'Closed, still switched on': 'Closed ',
    'Opens soon': 'Opens ',
    'Starts soon, but is closed': 'Starts ',
    'Open, already ended': 'Open, already ended',
    'Open without an end': 'Open without an end',
  },
};
