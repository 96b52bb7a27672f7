// The stories of what a file keeps and what it does not: its headers, its texts, its copies. One journey each, in one world.
import { describe, expect, it } from 'vitest';
import { personAt } from '../../../scripts/person.ts';
import { CATALOG_HOST, pull, review, rowsOf, send, shareWorld, violations, writes } from '../../support/open-world.ts';

const world = shareWorld({ pulled: ['courses'] });

const TEXTS = [
  '001',
  '1E5',
  '3-4',
  'TRUE',
  '=1+1',
  '+1',
  '-1',
  '@x',
  '\ttab',
  '12345678901234567',
  '🎓 emoji',
  'שלום עולם',
  'two\r\nlines',
  "'quoted",
];

function columnOf(header: string): number {
  return (world().host.workbook.display('Courses', '1:1')[0] ?? []).indexOf(header) + 1;
}

describe('what a file keeps', () => {
  it('001, 1E5, 3-4, TRUE, =1+1, +1, -1, @x, tab, 17-digit ids, emoji, right-to-left text, CRLF, 50,001 characters', () => {
    const { catalog, host } = world();
    const ids = catalog.records('courses').map((course) => Number(course.id));
    const courseOf = (id: number | undefined) => catalog.records('courses').find((course) => course.id === id);
    TEXTS.forEach((title, index) => {
      catalog.mutate({ type: 'update', resource: 'courses', id: Number(ids[index]), fields: { title } });
    });
    const long = `a${'b'.repeat(50_000)}`;
    catalog.mutate({ type: 'update', resource: 'courses', id: Number(ids[20]), fields: { description: long } });
    pull(world(), 'courses');
    expect(host.workbook.formulas('Courses').flat().join('')).toBe('');
    const shown = new Map(rowsOf(world(), 'Courses').map((row) => [Number(row.ID), row]));
    expect(ids.slice(0, TEXTS.length).map((id) => shown.get(id)?.Title)).toEqual(TEXTS);
    expect(shown.get(Number(ids[20]))?.Description?.slice(-30)).toBe('bb… [cut: too long for a cell]');
    expect(review(world())).toMatchObject({ requests: [], refused: [] });

    TEXTS.forEach((text, index) => {
      host.workbook.paste('Courses', `${world().person.at('Courses', 'Teaser', index + 2)}`, [[text]]);
    });
    send(world(), review(world()));
    const sent = rowsOf(world(), 'Courses').map((row) => courseOf(Number(row.ID))?.short_description);
    // Pasted into a cell, an apostrophe in front only says that a text follows.
    expect(sent.slice(0, TEXTS.length)).toEqual(TEXTS.map((text) => text.replace(/^'/, '')));
    expect(courseOf(ids[20])?.description).toBe(long);
    expect(review(world())).toMatchObject({ requests: [], refused: [] });
  });

  it('headers renamed, moved, blanked, doubled: found again or refused before anything is written', () => {
    const { host, person, catalog } = world();
    const { workbook } = host;
    const ids = rowsOf(world(), 'Courses').map((row) => row.ID);
    world().person.type('Courses', 'Title', 1, 'Name of the course');
    workbook.moveColumn('Courses', columnOf('Name of the course'), 12);
    world().person.type('Courses', 'Seats', 1, '');
    world().person.type('Courses', 'Name of the course', 2, 'By another header');
    catalog.mutate({ type: 'update', resource: 'courses', id: Number(ids[1]), fields: { enrollment_cap: 4321 } });
    pull(world(), 'courses');
    expect(workbook.display('Courses', '3:3')[0]).toContain('4321');
    const plan = review(world());
    expect(plan.requests.map((request) => request.fields.map((field) => field.after))).toEqual([['By another header']]);

    const price = columnOf('Price');
    workbook.insertColumns('Courses', price, 1);
    const letter = (column: number) =>
      person
        .at('Courses', 'Price', 1)
        .slice(0, -1)
        .replace(/./, String.fromCharCode(64 + column));
    workbook.copyPaste('Courses', `${letter(price)}1:${letter(price)}5`, `${letter(price + 1)}1`);
    const before = JSON.stringify(workbook.dump());
    expect(() => pull(world(), 'courses')).toThrow('two columns for the same field');
    expect(() => person.ask('review')).toThrow('two columns for the same field');
    expect(JSON.stringify(workbook.dump('Courses'))).toBe(
      JSON.stringify(JSON.parse(before).find((sheet: { name: string }) => sheet.name === 'Courses')),
    );
    workbook.deleteColumns('Courses', price + 1, 1);
    expect(send(world(), plan).requests[0]?.state).toBe('done');
    expect(violations(world())).toEqual([]);
  });

  it('a copy of the workbook cannot push until connected again, holds no key, has no schedule and says so', () => {
    const { host, catalog, person } = world();
    person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 6 } });
    world().person.type('Courses', 'Price', 2, '77');
    catalog.clearRequests();
    for (const script of ['bound', 'add-on'] as const) {
      const copy = host.workbook.copyFile(script);
      const there = personAt(copy);
      copy.open();
      copy.click('Open sidebar');
      expect(JSON.stringify(copy.workbook.dump())).not.toContain(catalog.apiKey);
      expect(JSON.stringify(copy.properties.document)).not.toContain(catalog.apiKey);
      expect(copy.triggers()).toEqual([]);
      const state = there.ask<{ connection?: unknown; schedules: unknown[]; copied?: boolean }>('state');
      expect(state).not.toHaveProperty('connection');
      expect(state.schedules).toEqual([]);
      expect(state.copied).toBe(true);
      expect(() => there.ask('review')).toThrow('This file is a copy');
      for (const item of [
        'Refresh > All tabs',
        'Refresh > Selected rows',
        'Tasks > Enroll learners',
        'Tasks > New listing from selected row',
      ]) {
        const said = copy.toasts().length;
        copy.click(`Catalog Sync > ${item}`);
        const told = copy
          .toasts()
          .slice(said)
          .map(({ text }) => text);
        if (told.length === 0)
          expect(() => there.ask(item === 'Tasks > Enroll learners' ? 'listings' : 'listingTemplate')).toThrow('This file is a copy');
        else expect(told.join()).toContain('This file is a copy');
      }
      expect(writes(world())).toEqual([]);

      there.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
      const plan = there.ask<{ requests: { fields: { after: string }[] }[] }>('review');
      expect(plan.requests.flatMap((request) => request.fields.map((field) => Number(field.after)))).toEqual([77]);
      copy.close();
    }
  });
});
