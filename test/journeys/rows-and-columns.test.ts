// What people do to rows, columns and tabs, and what must not come of it. The tests share a world; each begins with the
// workbook as it was first pulled, while Catalog goes on.
import { beforeEach, describe, expect, it } from 'vitest';
import { columnName } from '../../emulator/index.ts';
import { pull, review, rowsOf, send, shareFirstPull, violations, type World, writes } from '../support/open-world.ts';

const shared = shareFirstPull(
  {
    catalog: { scale: { courses: 20, orders: 10, enrollments: 10, tags: 9, users: 10 } },
    pulled: ['tags', 'courses'],
  },
  'tags',
);
let world: World;

beforeEach(() => {
  world = shared();
});

function colleague(resource: string, id: string | undefined, fields: Record<string, unknown>): void {
  world.catalog.mutate({ type: 'update', resource, id: Number(id), fields });
}

/** What a review would send: caption and new values. */
function unsent(): unknown[] {
  const { requests, refused } = review(world);
  world.host.dialogs().at(-1)?.close();
  return [...requests.map(({ caption, fields }) => [caption, ...fields.map(({ after, state }) => `${after} ${state}`)]), ...refused];
}

describe('areas', () => {
  it('merged cells over our columns are refused before anything is read or written; beside them they are nobody’s business', () => {
    const { workbook } = world.host;
    workbook.insertColumns('Tags', 9, 2);
    workbook.edit('Tags', 'J2', 'mine');
    workbook.merge('Tags', 'J2:K4');
    expect(unsent()).toEqual([]);
    workbook.merge('Tags', 'D3:D4');
    const before = JSON.stringify(workbook.dump('Tags'));
    expect(() => pull(world, 'tags')).toThrow('has merged cells in Catalog columns (row 3)');
    expect(review(world)).toMatchObject({ requests: [], remarks: [expect.stringMatching(/^Tags was skipped\. .*Unmerge/)] });
    world.host.dialogs().at(-1)?.close();
    expect(JSON.stringify(workbook.dump('Tags'))).toBe(before);
    workbook.undo();
    expect(unsent()).toEqual([]);
  });

  it('merged after the review take no result, the send says so, and no edit comes of it', () => {
    const { host, catalog, person } = world;
    person.type('Tags', 'Name', 4, 'Renamed');
    const plan = review(world);
    host.workbook.merge('Tags', `${person.at('Tags', 'Status', 3)}:${person.at('Tags', 'Status', 4)}`);
    const { requests } = send(world, plan);
    expect(requests.map(({ state, note }) => [state, note])).toEqual([['done', expect.stringContaining('has merged cells')]]);
    expect(catalog.records('tags').map(({ name }) => name)).toContain('Renamed');
    // A single cell isn't merged with anything.
    host.workbook.deleteRows('Tags', 3, 1);
    expect(unsent()).toEqual([]);
  });

  it('in a table of Sheets values are written, formats are left alone, and it is said', () => {
    const { workbook } = world.host;
    const rows = rowsOf(world, 'Tags');
    workbook.insertColumns('Tags', 9, 2);
    workbook.edit('Tags', `J${rows.length + 4}`, 'Total');
    workbook.toTable('Tags', `A1:I${rows.length + 4}`);
    colleague('tags', rows[1]?.ID, { name: '=1+1' });
    world.catalog.mutate({ type: 'create', resource: 'tags', fields: { name: '007' } });
    const { added, changed, remarks } = pull(world, 'tags');
    expect({ added, changed }).toEqual({ added: 1, changed: 1 });
    expect(remarks.join()).toContain('contains a Google Sheets table');
    expect(rowsOf(world, 'Tags').map((row) => row.Name)).toEqual(expect.arrayContaining(['=1+1', '007']));
    expect(workbook.formulas('Tags').flat().join('')).toBe('');
    expect(workbook.display('Tags', `J${rows.length + 5}`)).toEqual([['Total']]);
    expect(unsent()).toEqual([]);
    // A ticket that stays would make a review take edits for values of ours.
    workbook.deleteRows('Tags', 3, 1);
    expect(pull(world, 'tags').added).toBe(1);
    expect(workbook.display('Catalog Sync data', '1:1').join()).not.toContain('ticket');
  });
});

describe('rows', () => {
  it('what is typed into a cell that was blank survives a refresh', () => {
    pull(world, 'courses');
    const blank = rowsOf(world, 'Courses').find((row) => row.Seats === '');
    world.person.type('Courses', 'Seats', String(blank?.row), '16');
    expect(pull(world, 'courses')).toMatchObject({ kept: 1 });
    expect(rowsOf(world, 'Courses').find((row) => row.ID === blank?.ID)?.Seats).toBe('16');
  });

  it('formulas of the person go on into added rows where the last two agree, and totals below move down', () => {
    const { workbook } = world.host;
    const last = rowsOf(world, 'Courses').length + 1;
    const headers = workbook.display('Courses', '1:1')[0] ?? [];
    workbook.insertColumns('Courses', headers.length, 2);
    const price = world.person.at('Courses', 'Price', 1).slice(0, -1);
    const [mine, beside] = [columnName(headers.length + 1), columnName(headers.length + 2)];
    for (let row = last - 1; row <= last; row++) {
      workbook.edit('Courses', `${mine}${row}`, `=${price}${row}*2`);
      workbook.edit('Courses', `${beside}${row}`, `=${row}*2`);
    }
    workbook.insertRows('Courses', last, 2);
    workbook.edit('Courses', `${mine}${last + 2}`, `=SUM(${mine}2:${mine}${last})`);
    const [copied] = world.catalog.records('courses');
    const { id: _, ...fields } = copied ?? {};
    for (const path of ['one', 'two'])
      world.catalog.mutate({ type: 'create', resource: 'courses', fields: { ...fields, listing_path: path, title: path } });
    expect(pull(world, 'courses')).toMatchObject({ added: 2, removed: 0 });
    expect(workbook.formulas('Courses', `${mine}${last + 1}:${beside}${last + 4}`)).toEqual([
      [`=${price}${last + 1}*2`, ''],
      [`=${price}${last + 2}*2`, ''],
      ['', ''],
      [`=SUM(${mine}2:${mine}${last + 2})`, ''],
    ]);
  });

  it('a pasted row with the id of a record that the tab does not remember is refreshed first, never sent', () => {
    const { workbook } = world.host;
    const rows = rowsOf(world, 'Courses');
    const [gone] = rows;
    workbook.insertRows('Courses', rows.length + 1, 3);
    workbook.copyPaste('Courses', 'A2:AF2', `A${rows.length + 3}`);
    workbook.deleteRows('Courses', 2, 1);
    expect(unsent()).toEqual([]);
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses').filter((row) => row.ID === gone?.ID)).toHaveLength(1);
  });

  it('a tab whose ID column was deleted offers none of its rows as new ones, and the review says what to do', () => {
    const { workbook } = world.host;
    workbook.deleteColumns('Tags', (workbook.display('Tags', '1:1')[0] ?? []).indexOf('ID') + 1, 1);
    const left = 'Tags was skipped. The “Tags” tab is missing its ID column, so rows can’t be identified. ';
    expect(review(world)).toMatchObject({ requests: [], newRows: [], remarks: [expect.stringContaining(left)] });
    world.host.dialogs().at(-1)?.close();
    workbook.undo();
    expect(unsent()).toEqual([]);
  });

  it('an id that was typed or pasted over another makes no edit of the one record to the other', () => {
    const { workbook } = world.host;
    const [first, second] = rowsOf(world, 'Tags');
    const at = world.person.at('Tags', 'ID', Number(second?.row));
    workbook.deleteRows('Tags', Number(first?.row), 1);
    workbook.edit('Tags', world.person.at('Tags', 'ID', Number(second?.row) - 1), String(first?.ID));
    expect(at).toBeTruthy();
    const plan = review(world);
    world.host.dialogs().at(-1)?.close();
    // The row has the ID of the first tag and the cells of the second, so it's refused as a whole, and both are named.
    expect(plan.requests).toEqual([]);
    const what = expect.stringContaining(`cells of “${second?.Name}” (ID ${second?.ID})`);
    expect(plan.refused).toMatchObject([{ tab: 'Tags', row: Number(second?.row) - 1, label: first?.Name, what }]);
    workbook.edit('Tags', world.person.at('Tags', 'ID', Number(second?.row) - 1), String(second?.ID));
    expect(unsent()).toEqual([]);
    pull(world, 'tags');
  });
});

describe('tabs', () => {
  it('what is remembered of a tab is damaged: a refresh that keeps what differs loses no edit and overwrites nothing', () => {
    const { workbook } = world.host;
    const [mine, theirs, same] = rowsOf(world, 'Tags');
    world.person.type('Tags', 'Name', String(mine?.row), 'Typed before the damage');
    colleague('tags', theirs?.ID, { name: 'Changed by a colleague' });
    const { id } = workbook.dump('Tags');
    const [remembered = []] = workbook.display('Catalog Sync data', '1:1');
    workbook.deleteColumns('Catalog Sync data', remembered.findIndex((header) => header.includes(`"sheet":${id}`)) + 1, 1);
    workbook.activate('Tags');
    // The other tabs go on; what is said names the damaged one, and what to do.
    const damaged = /^Tags was skipped\. The saved data for this tab is damaged.*keep local values/;
    expect(review(world)).toMatchObject({ requests: [], remarks: [expect.stringMatching(damaged)] });
    world.host.dialogs().at(-1)?.close();
    expect(world.person.ask('refreshAll')).toMatchObject({
      names: ['Courses'],
      problems: [{ what: expect.stringMatching(/^Tags: The saved data for this tab/), todo: expect.stringContaining('keep local values') }],
    });
    expect(() => pull(world, 'tags')).toThrow('keep local values');
    world.host.click('This tab, keep local values');
    const shown = rowsOf(world, 'Tags');
    expect(shown.find((row) => row.ID === mine?.ID)?.Name).toBe('Typed before the damage');
    expect(shown.find((row) => row.ID === same?.ID)?.Name).toBe(same?.Name);
    expect(unsent()).toEqual([
      [expect.anything(), 'Typed before the damage conflict'],
      [expect.anything(), `${theirs?.Name} conflict`],
    ]);
    expect(writes(world)).toEqual([]);
    world.person.type('Tags', 'Name', String(mine?.row), String(mine?.Name));
    world.person.type('Tags', 'Name', String(theirs?.row), 'Changed by a colleague');
    expect(unsent()).toEqual([]);
  });

  it('a duplicated tab is left alone until it is taken in, and then is a tab of its own', () => {
    const { workbook } = world.host;
    const copy = workbook.duplicateTab('Tags');
    const [first] = rowsOf(world, 'Tags');
    world.person.type(copy, 'Name', 2, 'Typed into the copy');
    expect(unsent()).toEqual([]);
    const remarksIn = (tab: string) => {
      workbook.activate(tab);
      return review(world).remarks.filter((text) => text.includes('copy of a Catalog tab'));
    };
    expect(remarksIn('Tags')).toEqual([]);
    expect(remarksIn(copy)).toEqual([
      `“${copy}” is a copy of a Catalog tab. Copies aren’t refreshed or sent. To use it as a Catalog tab, choose Refresh > This tab, keep local values.`,
    ]);
    world.host.click('This tab');
    expect(world.host.toasts().at(-1)?.text).toContain('is a copy of a Catalog tab');
    world.host.click('This tab, keep local values');
    expect(unsent()).toEqual([[expect.anything(), 'Typed into the copy conflict']]);
    world.person.type(copy, 'Name', 2, String(first?.Name));
    world.person.type(copy, 'Name', 3, 'By the copy');
    send(world, review(world));
    expect(writes(world)).toHaveLength(1);
    workbook.deleteSheet(copy);
    pull(world, 'tags');
    expect(rowsOf(world, 'Tags').some((row) => row.Name === 'By the copy')).toBe(true);
  });

  it('a tab that was deleted and brought back with Ctrl+Z is the same tab', () => {
    const { workbook } = world.host;
    world.person.type('Tags', 'Name', 4, 'Before the deletion');
    workbook.deleteSheet('Tags');
    expect(unsent()).toEqual([]);
    world.host.click('All tabs');
    while (!workbook.sheets().some((sheet) => sheet.name === 'Tags')) workbook.undo();
    expect(unsent()).toEqual([[expect.anything(), 'Before the deletion planned']]);
    pull(world, 'tags');
    expect(rowsOf(world, 'Tags')[2]?.Name).toBe('Before the deletion');
  });

  it('an older version that is restored sends nothing twice and nothing old', () => {
    const { workbook } = world.host;
    workbook.saveVersion('before');
    const row = Number(rowsOf(world, 'Tags').at(-1)?.row) + 1;
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'Made once');
    world.person.type('Tags', 'Name', 3, 'Sent once');
    const plan = review(world);
    workbook.saveVersion('reviewed');
    send(world, plan);
    const sent = writes(world).length;
    workbook.restoreVersion('reviewed');
    expect(() => world.person.finish('send', { plan: plan.plan, options: [] })).toThrow(/already sent|doesn’t match/);
    const again = review(world);
    world.host.dialogs().at(-1)?.close();
    expect(again.requests).toEqual([]);
    expect(again.refused[0]?.what).toContain('already exists in Catalog');
    workbook.restoreVersion('before');
    expect(unsent()).toEqual([]);
    pull(world, 'tags');
    expect(rowsOf(world, 'Tags').map((each) => each.Name)).toEqual(expect.arrayContaining(['Made once', 'Sent once']));
    expect(writes(world)).toHaveLength(sent);
    expect(violations(world)).toEqual([]);
  });
});

describe('a first pull that was killed', () => {
  it('keeps what a person typed into the unfinished tab, and the review shows it', () => {
    const { host, person } = world;
    const isFilled = () => host.workbook.sheets().some((sheet) => sheet.name === 'Programs') && rowsOf(world, 'Programs').length > 1;
    for (let calls = 60; !isFilled(); calls += 15) {
      host.killAt(calls);
      try {
        pull(world, 'programs');
      } catch {
        // Killed; a later point is tried until rows are there.
      }
    }
    const [first] = rowsOf(world, 'Programs');
    host.workbook.edit('Programs', person.at('Programs', 'Title', 2), 'Typed early');
    pull(world, 'programs');
    expect(rowsOf(world, 'Programs').find((each) => each.ID === first?.ID)?.Title).toBe('Typed early');
    expect(unsent()).toEqual([[expect.anything(), expect.stringMatching(/^Typed early (planned|conflict)$/)]]);
  });
});
