import { describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { FEW, openWorld, review, rowsOf, send } from '../../support/open-world.ts';

const CODES = ['400', '403', '404', '409', '422'] as const;
/** Catalog's words, where it says more than its status does. */
const WORDS: Readonly<Record<string, string>> = {
  '400': 'failed: Bad request',
  '403': 'failed: Forbidden',
  '404': 'failed: Not found',
  '409': 'failed: Conflict',
  '422': 'failed: could not be saved',
};

describe('what Catalog refuses', () => {
  it('stays as typed with the words of Catalog in Status, by whatever code; the rest is done, and a second try sends only those rows', async () => {
    const world = await openWorld({ catalog: FEW, pulled: ['courses', 'tags'] });
    const [last, ...rows] = rowsOf(world, 'Courses').slice(0, 6).reverse();
    for (const row of [last, ...rows]) fill(world, 'Courses', row?.row, { Title: `Typed ${row?.ID}` });
    const free = freeRow(world, 'Tags');
    [...CODES, 'fine'].forEach((name, index) => {
      fill(world, 'Tags', free + index, { Action: 'create', Name: `Tag ${name}` });
    });
    const plan = review(world);
    world.catalog.setFaults([
      ...CODES.map((answer, index) => ({ match: `PUT /api/v1/courses/${rows[index]?.ID}`, answer })),
      ...CODES.map((answer, index) => ({ match: 'POST /api/v1/tags', after: index, times: 1, answer })),
    ]);
    send(world, plan);
    world.catalog.setFaults([]);

    const wanted = CODES.map((code) => WORDS[code]);
    expect(rows.map((row) => rowOf(world, 'Courses', row.ID).Status)).toEqual(wanted);
    expect(rows.map((row) => rowOf(world, 'Courses', row.ID).Title)).toEqual(rows.map((row) => `Typed ${row.ID}`));
    expect(rowOf(world, 'Courses', last?.ID).Status).toBe('sent');
    const tags = CODES.map((code) => rowOf(world, 'Tags', `Tag ${code}`, 'Name'));
    expect(tags.map(({ Status }) => Status)).toEqual(wanted);
    expect(tags.map(({ ID, Action }) => [ID, Action])).toEqual(CODES.map(() => ['', 'create']));
    expect(rowOf(world, 'Tags', 'Tag fine', 'Name').Status).toBe('created');

    const again = review(world);
    expect(again.requests).toHaveLength(2 * CODES.length);
    expect(new Set(send(world, again).requests.map(({ state }) => state))).toEqual(new Set(['done']));
    expect(world.catalog.records('tags').filter(({ name }) => String(name).startsWith('Tag '))).toHaveLength(CODES.length + 1);
  });
});
