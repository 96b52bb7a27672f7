import { describe, expect, it, onTestFinished } from 'vitest';
import { openCatalog } from '../../emulator/index.ts';
import { connect, openUnconnected, openWorld, pull, review, rowsOf, send, violations, writes } from '../support/open-world.ts';
import { slowly, when } from '../support/runs.ts';
import { COLLEAGUE } from '../support/two-users.ts';

interface Progress {
  job: string;
  phase: string;
}

describe('several things at once', () => {
  it('two long pulls that take turns do not touch each other', async () => {
    const { person, host, catalog } = await openWorld({
      catalog: { scale: { orders: 2_500, enrollments: 2_500, courses: 30, users: 400 } },
    });
    const open = [
      slowly(host, () => person.ask<Progress>('pull', { resource: 'orders', filters: {} })),
      slowly(host, () => person.ask<Progress>('pull', { resource: 'enrollments', filters: {} })),
    ];
    while (open.some((job) => job.phase !== 'done')) {
      open.forEach((job, index) => {
        if (job.phase !== 'done') open[index] = slowly(host, () => person.ask<Progress>('step', { job: job.job }));
      });
    }
    expect(host.workbook.display('Orders').filter((row) => row[0] !== '')).toHaveLength(2_501);
    const enrollments = catalog.records('enrollments').length;
    expect(enrollments).toBeGreaterThan(2_400);
    expect(host.workbook.display('Enrollments').filter((row) => row[2] !== '')).toHaveLength(enrollments + 1);
  });

  it('a cancelled pull leaves nothing behind, and its job is over', async () => {
    const world = await openWorld({ catalog: { scale: { orders: 2_500 } } });
    const { person, host } = world;
    const { job } = slowly(host, () => person.ask<Progress>('pull', { resource: 'orders', filters: {} }));
    person.ask('cancel', { job });
    expect(() => person.ask('step', { job })).toThrow('has already finished or was canceled');
    expect(host.workbook.sheets().some((sheet) => sheet.name === 'Orders')).toBe(false);
    expect(host.workbook.display('Catalog Sync staging').flat().join('')).toBe('');
  });
});

describe('two Catalogs in one workbook', () => {
  it('each has its own tabs: nothing of one is matched, refreshed or sent to the other', async () => {
    const production = openCatalog({ seed: 1, scale: 'small' });
    const test = openCatalog({ seed: 2, scale: 'small' });
    onTestFinished(async () => {
      await production.close();
      await test.close();
    });
    const world = await openUnconnected({ host: { hosts: { 'catalog.example.edu': production.where, 'test.example.edu': test.where } } });
    const { person, host } = world;
    person.ask('connect', { host: 'catalog.example.edu', key: production.apiKey });
    pull(world, 'tags');
    const first = host.workbook.dump('Tags');
    world.person.type('Tags', 'Name', 2, 'Only for production');
    const reviewed = review(world);
    expect(reviewed.requests).toHaveLength(1);
    host.dialogs().at(-1)?.close();
    const before = rowsOf(world, 'Tags');

    person.ask('connect', { host: 'test.example.edu', key: test.apiKey });
    const { tabs } = person.ask<{ tabs: unknown[] }>('state');
    expect(tabs).toEqual([]);
    expect(review(world).requests).toEqual([]);
    expect(() => person.ask('pull', { resource: 'tags', filters: {}, sheet: first.id })).toThrow(
      'was pulled from catalog.example.edu, but you’re connected to test.example.edu',
    );
    host.workbook.select('Tags', 'A2');
    expect(() => person.ask('review', { scope: 'tab' })).toThrow('was pulled from catalog.example.edu');
    pull(world, 'tags');
    expect(host.workbook.sheets().filter((sheet) => sheet.name.startsWith('Tags'))).toHaveLength(2);
    expect(() => send(world, reviewed)).toThrow('This review is for catalog.example.edu.');
    host.dialogs().at(-1)?.close();
    // The tabs of both look alike and hold the same ids.
    const other = String(host.workbook.sheets().find(({ name }) => name.startsWith('Tags') && name !== 'Tags')?.name);
    expect(rowsOf(world, other)[0]?.ID).toBe(before[0]?.ID);
    world.person.type(other, 'Name', 3, 'Only for the test');
    expect(person.ask('refreshAll')).toEqual({ names: [other], problems: [] });
    expect(rowsOf(world, 'Tags')).toEqual(before);
    const unsent = () => {
      const plan = review(world);
      host.dialogs().at(-1)?.close();
      return [plan.requests.map(({ tab, row, fields }) => [tab, row, fields[0]?.after]), plan.refused];
    };
    expect(unsent()).toEqual([[[other, 3, 'Only for the test']], []]);

    // Back there, what was typed waits, and nothing of the other Catalog is beside it.
    person.ask('connect', { host: 'catalog.example.edu', key: production.apiKey });
    expect(unsent()).toEqual([[['Tags', 2, 'Only for production']], []]);
    expect(person.ask('refreshAll')).toEqual({ names: ['Tags'], problems: [] });
    expect(unsent()).toEqual([[['Tags', 2, 'Only for production']], []]);
    for (const catalog of [production, test]) expect(catalog.requests().filter((request) => request.method !== 'GET')).toEqual([]);
  });
});

describe('people who share a workbook', () => {
  it('each needs a key of their own, and disconnecting takes away only theirs', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const { host, person } = world;
    host.setUser(COLLEAGUE);
    expect(() => pull(world, 'tags')).toThrow('You’re not connected to Catalog');
    connect(world);
    world.person.type('Tags', 'Name', 2, 'By a colleague');
    send(world, review(world));
    expect(writes(world)).toHaveLength(1);
    person.ask('disconnect');
    expect(() => pull(world, 'tags')).toThrow('not connected');
  });
});

describe('what Catalog Sync remembers of a tab', () => {
  it('when it is lost, nothing is refreshed or sent over a person’s edits, and the way out is said', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    world.person.type('Tags', 'Name', 2, 'Mine');
    const before = world.host.workbook.dump('Tags');
    world.host.workbook.deleteColumns('Catalog Sync data', 1, 5);
    expect(() => pull(world, 'tags')).toThrow('can’t tell your edits from pulled values');
    expect(() => review(world)).toThrow('This tab, keep local values');
    expect(world.host.workbook.dump('Tags')).toEqual(before);
  });

  it('when it is damaged for one tab, the other tabs are still reviewed', async () => {
    const world = await openWorld({ pulled: ['tags', 'programs'] });
    world.person.type('Tags', 'Name', 2, 'Mine');
    world.person.type('Programs', 'Title', 2, 'Mine, too');
    const [heads = []] = world.host.workbook.display('Catalog Sync data', '1:1');
    const { id } = world.host.workbook.dump('Tags');
    const column = heads.findIndex((head) => head.includes(`"sheet":${id},`));
    world.host.workbook.edit('Catalog Sync data', `${String.fromCharCode(65 + column)}2`, 'damaged');
    const { requests, remarks } = review(world);
    expect(requests.map(({ tab, row }) => [tab, row])).toEqual([['Programs', 2]]);
    expect(remarks.join()).toContain('Tags was skipped.');
  });

  it('when a plan was changed behind its back, nothing of it is sent', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    world.person.type('Tags', 'Name', 2, 'Mine');
    const plan = review(world);
    const [headers = []] = world.host.workbook.display('Catalog Sync runs', '1:1');
    world.host.workbook.edit('Catalog Sync runs', `${String.fromCharCode(65 + headers.indexOf('value'))}2`, 's:Something else');
    expect(() => send(world, plan)).toThrow('The stored review doesn’t match what you saw');
    expect(writes(world)).toEqual([]);
    expect(rowsOf(world, 'Tags')[0]?.Name).toBe('Mine');
  });

  it('a tab without its ID column says what to do', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const column = (world.host.workbook.display('Tags', '1:1')[0] ?? []).indexOf('ID') + 1;
    world.host.workbook.deleteColumns('Tags', column, 1);
    expect(() => pull(world, 'tags')).toThrow('is missing its ID column');
  });
});

describe('what a hard look has found', () => {
  it('another zone or locale of the spreadsheet makes no edits and loses none: it asks for a refresh, which shows the same times anew', async () => {
    const world = await openWorld({ host: { timeZone: 'UTC' }, pulled: ['courses'] });
    const { workbook } = world.host;
    world.person.type('Courses', 'Open from', 2, '2027-01-05 09:00');
    world.person.type('Courses', 'Title', 3, '1,5');
    workbook.setTimeZone('America/New_York');
    workbook.setLocale('de_DE');
    expect(() => review(world)).toThrow('The spreadsheet’s time zone changed');
    world.host.dialogs().at(-1)?.close();
    expect(pull(world, 'courses')).toMatchObject({ kept: 2 });
    world.person.type('Courses', 'Price', 4, '1.234,5');

    // A time that was typed means what the cell shows now, and the review shows it.
    const plan = review(world);
    const typed = [
      [2, 'Open from', '2027-01-05 09:00'],
      [3, 'Title', '1,5'],
      [4, 'Price', '1234.50'],
    ];
    expect(plan.requests.flatMap(({ row, fields }) => fields.map(({ label, after }) => [row, label, after]))).toEqual(typed);
    expect(plan.refused).toEqual([]);
    const ids = rowsOf(world, 'Courses').map((row) => row.ID);
    send(world, plan);
    const stored = ids.slice(0, 3).map((id) => world.catalog.records('courses').find((course) => String(course.id) === id));
    expect(stored).toMatchObject([{ enrollment_open_from: '2027/01/05 14:00:00 +0000' }, { title: '1,5' }, { enrollment_fee: 1234.5 }]);
    expect(review(world)).toMatchObject({ requests: [], refused: [] });
  });

  it('after tags were merged, the cell shows the union, and nothing is left to send', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const row = rowsOf(world, 'Courses').find((each) => each.Tags !== '');
    const id = Number(row?.ID);
    world.person.type('Courses', 'Tags', String(row?.row), `${row?.Tags}, Mine`);
    const stored = world.catalog.records('courses').find((course) => course.id === id)?.tag_names as string[];
    world.catalog.mutate({ type: 'update', resource: 'courses', id, fields: { tag_names: [...stored, 'Theirs'] } });
    send(world, review(world));
    expect(rowsOf(world, 'Courses').find((each) => each.ID === row?.ID)?.Tags).toContain('Theirs');
    expect(review(world).requests).toEqual([]);
  });

  it('a tag that is renamed while a course that carries it gets another one is renamed there too', async () => {
    const world = await openWorld({ pulled: ['courses', 'tags'] });
    const course = rowsOf(world, 'Courses').find((each) => each.Tags !== '');
    const [old] = String(course?.Tags).split(', ');
    const tag = rowsOf(world, 'Tags').find((each) => each.Name === old);
    world.person.type('Tags', 'Name', String(tag?.row), 'Renamed');
    world.person.type('Courses', 'Tags', String(course?.row), `${course?.Tags}, Brand new`);
    send(world, review(world));
    expect(review(world).requests).toEqual([]);
    expect(rowsOf(world, 'Courses').find((each) => each.ID === course?.ID)?.Tags).toContain('Renamed');
  });

  it('unsent edits survive a refresh that has to begin again because somebody inserted a row', async () => {
    const world = await openWorld({ catalog: { scale: { courses: 160 } }, pulled: ['courses'] });
    const rows = rowsOf(world, 'Courses');
    rows.forEach((row, index) => {
      if (index % 2 === 0) world.person.type('Courses', 'Price', row.row, '777');
      else world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(row.ID), fields: { enrollment_fee: 55 } });
    });
    world.host.at(75, () => world.host.workbook.insertRows('Courses', 100, 1));
    pull(world, 'courses');
    const after = rowsOf(world, 'Courses');
    // Yen have no decimals.
    const at = (price: number) => after.filter((row) => Number(row.Price) === price);
    expect([at(777).length, at(55).length]).toEqual([80, 80]);
  });

  it('a row of totals stays, whatever stands in its ID', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const { workbook } = world.host;
    workbook.insertRows('Courses', 25, 3);
    world.person.type('Courses', 'ID', 27, 'Total');
    world.person.type('Courses', 'Title', 27, 'of all courses');
    pull(world, 'courses');
    expect(rowsOf(world, 'Courses').some((row) => row.Title === 'of all courses')).toBe(true);
    expect(violations(world)).toEqual([]);
  });

  it('rows that are sorted while the review reads Catalog are noticed, and nothing is written into the wrong one', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const rows = rowsOf(world, 'Tags');
    world.person.type('Tags', 'Action', rows.length + 2, 'create');
    world.person.type('Tags', 'Name', rows.length + 2, 'Aardvarks');
    world.catalog.clearRequests();
    const isAsked = () => world.catalog.requests().length > 0;
    const isSorted = when(world, isAsked, () => world.host.workbook.sort('Tags', 4, false));
    expect(() => review(world)).toThrow('moved during the review');
    expect(isSorted()).toBe(true);
    for (const row of rowsOf(world, 'Tags')) if (row.ID !== '') expect(row.Status).toBe('');
  });

  it('a new row that was duplicated after a review is a record of its own', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'First');
    review(world);
    world.host.workbook.duplicateRow('Tags', row);
    world.person.type('Tags', 'Name', row + 1, 'Second');
    send(world, review(world));
    const made = rowsOf(world, 'Tags').filter((each) => ['First', 'Second'].includes(String(each.Name)));
    expect(made.map((each) => [each.Status, each.Action, /^\d+$/.test(String(each.ID))])).toEqual([
      ['created', '', true],
      ['created', '', true],
    ]);
  });

  it('two windows that send the same plan send each change once', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'Only once');
    const plan = review(world);
    const { job } = world.person.ask<Progress>('send', { plan: plan.plan, options: [] });
    world.host.at(30, () => {
      try {
        world.person.ask('step', { job });
      } catch {
        // The other window is told to wait.
      }
    });
    world.person.ask('step', { job });
    expect(writes(world)).toHaveLength(1);
  });

  it('the same new row is not sent by two reviews, nor two rows for the same record by one', async () => {
    const world = await openWorld({ pulled: ['tags'] });
    const row = rowsOf(world, 'Tags').length + 2;
    world.person.type('Tags', 'Action', row, 'create');
    world.person.type('Tags', 'Name', row, 'Once');
    const first = review(world);
    const second = review(world);
    send(world, first);
    expect(send(world, second).requests[0]?.state).toBe('stale');
    expect(writes(world)).toHaveLength(1);
    for (const each of [row + 1, row + 2]) {
      world.person.type('Tags', 'Action', each, 'create');
      world.person.type('Tags', 'Name', each, 'Twins');
    }
    const plan = review(world);
    expect(plan.requests).toHaveLength(1);
    expect(plan.refused[0]?.what).toBe(`duplicates row ${row + 1}`);
  });

  it('a drop without an answer is looked up, and one that is dropped already is not sent again', async () => {
    const world = await openWorld({ pulled: ['enrollments'] });
    const active = rowsOf(world, 'Enrollments').find((row) => row['Enrollment status'] === 'active');
    world.person.type('Enrollments', 'Action', String(active?.row), 'drop');
    const plan = review(world);
    world.catalog.setFaults([{ match: 'DELETE ', answer: 'act-then-500', times: 1 }]);
    expect(send(world, plan).requests[0]?.state).toBe('done');
    world.person.type('Enrollments', 'Action', String(active?.row), 'drop');
    expect(review(world).requests).toEqual([]);
    expect(writes(world)).toHaveLength(1);
  });

  it('a day that does not exist is refused, not sent as another one', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.host.workbook.edit('Courses', world.person.at('Courses', 'Open to', 2), "'2026-02-30 09:00");
    expect(review(world).refused[0]?.what).toBe('isn’t a valid date and time');
  });

  it('rows with the same id keep what a conflict needs to be seen', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    const [course] = rowsOf(world, 'Courses');
    world.person.type('Courses', 'Price', 2, '111');
    world.host.workbook.duplicateRow('Courses', 2);
    world.person.type('Courses', 'Price', 3, String(course?.Price));
    world.catalog.mutate({ type: 'update', resource: 'courses', id: Number(course?.ID), fields: { enrollment_fee: 77 } });
    pull(world, 'courses');
    world.host.workbook.deleteRows('Courses', 3, 1);
    expect(review(world).counts).toMatchObject({ conflict: 1 });
  });
});
