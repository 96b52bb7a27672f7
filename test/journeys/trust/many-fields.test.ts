// User-defined fields as many and as long as the catalogs define them. What doesn't fit is cut or left out, and the pull says so.

import { expect, it } from 'vitest';
import { openWorld, pull, review, type World } from '../../support/open-world.ts';

/** Users that all have these custom fields, with these labels. */
async function usersWith(fields: readonly { name: string; label: string }[]): Promise<World> {
  const world = await openWorld({ catalog: { scale: { courses: 4, users: 12, orders: 4, enrollments: 4 } } });
  const defined = fields.map((field, at) => ({ ...field, field_type: 'text', required: false, list_order: at, required_message: null }));
  const shown = defined.map((field) => ({ ...field, metadata: {}, hide_in_user_workflow: false }));
  for (const { id } of world.catalog.records('catalogs'))
    world.catalog.mutate({ type: 'update', resource: 'catalogs', id: Number(id), fields: { user_defined_fields: shown } });
  const values = Object.fromEntries(fields.map(({ name }, at) => [name, `answer ${at}`]));
  for (const { id } of world.catalog.records('users'))
    world.catalog.mutate({ type: 'update', resource: 'users', id: Number(id), fields: { custom_fields: values } });
  return world;
}

const range = (count: number) => Array.from({ length: count }, (_, at) => String(at + 1).padStart(3, '0'));
const headersOf = ({ host }: World) => host.workbook.display('Users', '1:1')[0] ?? [];

it('12 labels of 800 characters are cut in the headers, and all fields are pulled and kept', async () => {
  const world = await usersWith(
    range(12).map((at) => ({ name: `q${at}`, label: `${at} ${'Wie haben Sie von uns gehört? '.repeat(30)}`.slice(0, 800) })),
  );

  const pulled = pull(world, 'users');

  const headers = headersOf(world).filter((header) => /^0\d\d Wie/.test(header));
  expect(headers).toHaveLength(12);
  expect(Math.max(...headers.map(({ length }) => length))).toBeLessThanOrEqual(101);
  expect(headers[0]).toMatch(/…$/);
  expect(pulled.remarks.join(' ')).toContain('12 user-defined fields have labels that are too long. Their headers are cut.');
  expect(pull(world, 'users')).toMatchObject({ added: 0, changed: 0, complete: true });
  expect(review(world)).toMatchObject({ requests: [], refused: [] });
});

it('300 fields become as many columns as fit, and the pull says which are left out', async () => {
  const world = await usersWith(range(300).map((at) => ({ name: `q${at}`, label: `Question ${at}` })));

  const pulled = pull(world, 'users');

  expect(headersOf(world).filter((header) => header.startsWith('Question'))).toHaveLength(90);
  expect(pulled.remarks.join(' ')).toContain('Left out 210 user-defined fields, such as q091, q092, and q093. A tab can’t hold them.');
  expect(pull(world, 'users').remarks.join(' ')).toContain('Left out 210 user-defined fields');
});

it('fields with names that no header can hold are left out, and the pull says so', async () => {
  const world = await usersWith([
    { name: 'x'.repeat(9_500), label: 'Long' },
    { name: 'half \ud800 pair', label: 'Broken' },
    { name: 'team', label: 'Team' },
  ]);

  const pulled = pull(world, 'users');

  expect(headersOf(world).filter((header) => ['Long', 'Broken', 'Team'].includes(header))).toEqual(['Team']);
  expect(pulled.remarks.join(' ')).toContain('Left out 2 user-defined fields');
});
