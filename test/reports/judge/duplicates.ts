import type { JudgedReport } from './case.ts';

export const duplicates: JudgedReport = {
  report: 'report/duplicates',
  parameters: {},
  columns: ['Group', 'Why', 'Name', 'Email', 'Enrollments', 'Suggested', 'User ID', 'Canvas user ID'],
  sql: `
    WITH apart AS (
      SELECT *, lower(trim(email)) AS address FROM users u
      WHERE trim(coalesce(email, '')) <> '' AND (merged IS NULL OR merged NOT IN (SELECT id FROM users))),
    halves AS (
      SELECT *, substr(address, 1, instr(address, '@') - 1) AS name_part, substr(address, instr(address, '@') + 1) AS domain FROM apart),
    boxes AS (
      SELECT *, CASE WHEN instr(name_part, '+') > 0 THEN substr(name_part, 1, instr(name_part, '+') - 1) ELSE name_part END AS box FROM halves),
    keyed AS (
      SELECT b.*, (CASE domain WHEN 'gmail.com' THEN replace(box, '.', '') ELSE box END) || '@' || domain AS mailbox,
        (SELECT COUNT(*) FROM enrollments e WHERE e.user = b.canvas) AS enrolled
      FROM boxes b),
    grouped AS (
      SELECT k.*, COUNT(*) OVER (PARTITION BY mailbox) AS members, MIN(id) OVER (PARTITION BY mailbox) AS leader,
        COUNT(*) OVER (PARTITION BY address) AS twins,
        ROW_NUMBER() OVER (PARTITION BY mailbox ORDER BY enrolled DESC, created, id) AS place
      FROM keyed k)
    SELECT id || '-duplicate' AS "Row", leader AS "Group", CASE WHEN twins > 1 THEN 'Same address' ELSE 'Same mailbox' END AS "Why",
      name AS "Name", email AS "Email", enrolled AS "Enrollments", CASE place WHEN 1 THEN 'keep' END AS "Suggested",
      id AS "User ID", canvas AS "Canvas user ID"
    FROM grouped WHERE members > 1`,
  plantedAs: 'Duplicate learners',
  planted: { 'Same address': 'Same address', 'Same mailbox': 'Same mailbox' },
};
