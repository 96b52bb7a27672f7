// The stories by which people judge a pull, one journey each. They share a world and go on where the one before has ended.
import { describe, expect, it } from 'vitest';
import type { CatalogChange, Faults } from '../../../emulator/demo-catalog.ts';
import type { State } from '../../../src/protocol/state.ts';
import { pull, review, rowsOf, shareWorld, violations } from '../../support/open-world.ts';

const world = shareWorld({
  catalog: { scale: { courses: 24, orders: 20, enrollments: 20, tags: 230, users: 20 } },
  pulled: ['courses', 'tags'],
});

describe('pulling', () => {
  it('pull twice: the second pull changes no cell, format, note, filter, width, user column or order', () => {
    const { host, person } = world();
    const { workbook } = host;
    const headers = workbook.display('Courses', '1:1')[0] ?? [];
    workbook.moveColumn('Courses', headers.indexOf('Price') + 1, 3);
    workbook.insertColumns('Courses', 4, 2);
    workbook.edit('Courses', 'E1', 'My notes');
    workbook.edit('Courses', 'E4', 'ask the dean');
    workbook.edit('Courses', 'F1', 'With tax');
    workbook.edit('Courses', 'F2', '=C2*1.19');
    workbook.sort('Courses', workbook.display('Courses', '1:1')[0]?.indexOf('Title') ?? 1, false);
    workbook.filter('Courses', 1 + (workbook.display('Courses', '1:1')[0]?.indexOf('Visibility') ?? 0), ['listed']);
    workbook.hideRows('Courses', 9, 2);
    workbook.setColumnWidths('Courses', 3, 1, 173);
    // A cell of the person's with a note and a format of its own.
    workbook.copyPaste('Courses', 'C1', 'E5');
    workbook.highlight('Courses', 'C2:C20', '>100');
    workbook.select('Courses', person.at('Courses', 'Seats', 7));
    const before = workbook.dump();

    expect(pull(world(), 'courses')).toMatchObject({ added: 0, changed: 0, removed: 0, complete: true });

    expect(workbook.dump()).toEqual(before);
    expect(workbook.dump('Courses').marks?.map(({ text }) => text)).toEqual([
      'text contains ":"',
      'text equal to "edited"',
      'text contains ">100"',
    ]);
    expect(review(world())).toMatchObject({ requests: [], refused: [] });
    workbook.clearFilter('Courses');
  });

  it('401, 403, 5xx, HTML or cut JSON in the middle of paging: tab untouched, reason shown', () => {
    const { catalog, person, host } = world();
    world().person.type('Tags', 'Name', 2, 'Not sent yet');
    const seen = () => JSON.stringify(host.workbook.dump().filter((sheet) => !sheet.hidden));
    const before = seen();
    const reasons: [Faults['answer'], RegExp][] = [
      ['401', /didn’t accept your API key/],
      ['403', /doesn’t have permission to do this/],
      ['500', /had a server error/],
      ['html', /didn’t respond like a Catalog site/],
      ['cut-json', /was cut off/],
      ['drop', /Can’t reach/],
    ];
    for (const [answer, reason] of reasons) {
      catalog.setFaults([{ match: '/api/v1/tags', answer, after: 1 }]);
      expect(() => pull(world(), 'tags')).toThrow(reason);
      const tab = person.ask<State>('state').tabs.find((each) => each.resource === 'tags');
      expect(tab?.problem?.what).toMatch(reason);
      expect(seen() === before).toBe(true);
    }
    catalog.setFaults([]);
    expect(pull(world(), 'tags')).toMatchObject({ kept: 1, complete: true });
  });

  it('a record inserted or deleted on the server while paging: none lost, none doubled, or the pull says that it is incomplete', () => {
    const { catalog } = world();
    const changes: [request: number, kind: 'create' | 'delete'][] = [
      [2, 'delete'],
      [2, 'create'],
      [3, 'delete'],
      [3, 'create'],
    ];
    for (const [request, kind] of changes) {
      const there = catalog.records('tags').map((tag) => String(tag.id));
      const made: CatalogChange = { type: 'create', resource: 'tags', fields: { name: `Made meanwhile ${there.length}` } };
      catalog.at(request, 'before', kind === 'create' ? made : { type: 'delete', resource: 'tags', id: Number(there[3]) });
      const { complete, remarks } = pull(world(), 'tags');
      const keys = rowsOf(world(), 'Tags').map((row) => String(row.ID));
      expect(new Set(keys).size).toBe(keys.length);
      const now = new Set(catalog.records('tags').map((tag) => String(tag.id)));
      if (complete) expect(there.filter((key) => now.has(key) && !keys.includes(key))).toEqual([]);
      else expect(remarks.join()).toMatch(/Incomplete: \d+ of \d+ records\. No rows were removed/);
    }
    expect(violations(world())).toEqual([]);
  });
});
