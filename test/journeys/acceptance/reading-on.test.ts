// The story of pulls that only read what changed, in a tab that is long enough for them. Its three rules share a world and go
// on where the one before has ended.
import { describe, expect, it } from 'vitest';
import { lists } from '../../support/late-payments.ts';
import { dumpOf, pull, review, rowsOf, shareWorld, violations, writes } from '../../support/open-world.ts';

const world = shareWorld({ catalog: { scale: { tags: 1_920, courses: 2, orders: 5, enrollments: 5, users: 5 } }, pulled: ['tags'] });

const rename = (id: string | undefined, name: string) =>
  world().catalog.mutate({ type: 'update', resource: 'tags', id: Number(id), fields: { name } });
const create = (name: string) => world().catalog.mutate({ type: 'create', resource: 'tags', fields: { name } });
const ids = () => rowsOf(world(), 'Tags').map((row) => row.ID);
const names = (...of: (string | undefined)[]) => {
  const rows = rowsOf(world(), 'Tags');
  return of.map((id) => rows.find((row) => row.ID === id)?.Name);
};
/** Everything in the rows of the data, byte for byte. */
const cells = () => JSON.stringify(dumpOf(world(), 'Tags').cells.filter(({ row }) => row <= 1_923));
const readsOn = () => lists(world(), 'tags').some((path) => path.includes('updated_at_from'));

describe('reading on', () => {
  it('two sequential incremental pulls equal one full pull, over what was typed and not sent', () => {
    const { workbook } = world().host;
    const [renamed, twice, mine, contested] = ids();
    lists(world(), 'tags');
    world().person.type('Tags', 'Name', 4, 'Not sent yet');
    world().person.type('Tags', 'Name', 5, 'Contested by me');
    rename(renamed, 'Renamed by a colleague');
    rename(twice, 'Renamed once');
    rename(contested, 'Contested by a colleague');
    create('Brand new');
    expect(pull(world(), 'tags')).toMatchObject({ added: 1, removed: 0, kept: 1, complete: true });
    rename(twice, 'Renamed twice');
    create('Newer still');
    expect(pull(world(), 'tags')).toMatchObject({ added: 1, changed: 1, removed: 0, complete: true });
    // Taken back by the person, the changes of the last refresh come again.
    workbook.undo();
    expect(names(twice)).toEqual(['Renamed once']);
    expect(pull(world(), 'tags')).toMatchObject({ added: 1, changed: 1, removed: 0, complete: true });
    expect(readsOn()).toBe(true);

    // A row that the person has taken away comes back, because then everything is read; and nothing else changes.
    const before = cells();
    workbook.deleteRows('Tags', 1_923, 1);
    expect(pull(world(), 'tags')).toMatchObject({ added: 1, changed: 0, removed: 0, complete: true });
    expect(readsOn()).toBe(false);
    expect(cells() === before).toBe(true);
    expect(names(renamed, twice)).toEqual(['Renamed by a colleague', 'Renamed twice']);
    expect(review(world()).requests.map(({ key, fields: [field] }) => [key, field?.after, field?.theirs])).toEqual([
      [mine, 'Not sent yet', undefined],
      [contested, 'Contested by me', 'Contested by a colleague'],
    ]);
  });

  it('a cursor in the far future yields nothing and wipes nothing', () => {
    const { workbook } = world().host;
    const [heads = []] = workbook.values('Catalog Sync data', '1:1');
    const column = heads.findIndex((head) => String(head).includes('"cursor"'));
    const ahead = String(heads[column]).replace(/"at":"[^"]*"/, '"at":"2099-01-01T00:00:00Z"');
    workbook.edit('Catalog Sync data', `${String.fromCharCode(65 + column)}1`, ahead);
    const before = cells();
    rename(ids()[0], 'Renamed behind the cursor');
    expect(pull(world(), 'tags')).toMatchObject({ records: 0, added: 0, changed: 0, removed: 0 });
    expect(readsOn()).toBe(true);
    expect(cells() === before).toBe(true);
  });

  it('an empty answer wipes nothing', () => {
    const { catalog } = world();
    const before = cells();
    catalog.setSwitches({ silentCap: 0 });
    expect(pull(world(), 'tags')).toMatchObject({ records: 0, added: 0, changed: 0, removed: 0 });
    expect(cells() === before).toBe(true);

    // It is no point to read on from, and the cursor in the far future was not used again.
    catalog.setSwitches({});
    expect(pull(world(), 'tags')).toMatchObject({ added: 0, changed: 1, removed: 0 });
    expect(readsOn()).toBe(false);
    expect(names(...ids().slice(0, 4))).toEqual(['Renamed behind the cursor', 'Renamed twice', 'Not sent yet', 'Contested by me']);

    // Nor can other filters be read on from; what they leave out stays.
    expect(pull(world(), 'tags', { name: 'no tag is called like this' })).toMatchObject({ records: 0, removed: 0 });
    expect(readsOn()).toBe(false);
    expect(ids()).toHaveLength(1_922);
    expect(writes(world())).toEqual([]);
    expect(violations(world())).toEqual([]);
  });
});
