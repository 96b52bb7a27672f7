import { describe, expect, it } from 'vitest';
import { tags } from '../../../src/catalog/resources/tags.ts';
import { adopt, childEntry, entryAfter, openTab, sourceOf, targetEntry } from '../../../src/sync/pull/target-tab.ts';
import { readTabs, saveTab, type TabEntry } from '../../../src/tabs/memory/registry.ts';
import { fakeSession, fakeSheet, fakeWorkbook, HERE, NOW, pullJob } from '../fake-session.ts';

function tabOf(changes: Partial<TabEntry>): TabEntry {
  return {
    v: 1,
    sheet: 7,
    resource: 'tags',
    connection: HERE.id,
    host: HERE.host,
    filters: {},
    rows: 0,
    complete: true,
    pulledAt: NOW,
    ...changes,
  };
}

function sessionWith(...tabs: TabEntry[]) {
  const session = fakeSession({ workbook: fakeWorkbook(tabs.map(({ sheet }) => fakeSheet(sheet, `Tab ${sheet}`))) });
  for (const tab of tabs) saveTab(session.document, tab);
  return session;
}

describe('the tab of a pull', () => {
  it('is the one that the job names', () => {
    const session = sessionWith(tabOf({ sheet: 7 }), tabOf({ sheet: 8 }));
    expect(targetEntry(session, pullJob({ sheet: 8 }))?.sheet).toBe(8);
    expect(targetEntry(session, pullJob({ sheet: 9 }))).toBeUndefined();
  });

  it('is the one that the same pull created before it was killed, if the job names none', () => {
    const session = sessionWith(
      tabOf({ sheet: 7, run: 'other' }),
      tabOf({ sheet: 8, run: 'pull1', part: 'lines' }),
      tabOf({ sheet: 9, run: 'pull1' }),
    );
    expect(targetEntry(session, pullJob())?.sheet).toBe(9);
    expect(targetEntry(session, pullJob({ id: 'new' }))).toBeUndefined();
  });

  it('has child rows in the tab of the same resource, Catalog, and parent sheet', () => {
    const child = { part: 'lines', resource: 'orders' } as const;
    const session = sessionWith(
      tabOf({ sheet: 1, resource: 'orders' }),
      tabOf({ sheet: 2, ...child, of: 9 }),
      tabOf({ sheet: 3, ...child, of: 1, connection: 'c2' }),
      tabOf({ sheet: 4, ...child, of: 1 }),
    );
    expect(childEntry(session, pullJob(), 1)?.sheet).toBe(4);
    expect(childEntry(session, pullJob(), 9)?.sheet).toBe(2);
    expect(childEntry(session, pullJob(), 5)).toBeUndefined();
    expect(childEntry(sessionWith(tabOf({ sheet: 2, ...child })), pullJob(), 5)?.sheet).toBe(2);
  });
});

describe('opening a tab', () => {
  const open = (session: ReturnType<typeof sessionWith>, entry?: TabEntry, suffix?: string) =>
    openTab(session, pullJob({ resource: 'tags', suffix }), { resource: tags, records: () => [{}, {}, {}], entry }).sheet;

  it('returns a pulled tab as it is', () => {
    const tab = tabOf({ sheet: 7 });
    const session = sessionWith(tab);
    expect(open(session, tab).id).toBe(7);
    expect(readTabs(session.document)).toEqual([tab]);
  });

  it('stores a new tab without a time of pull, so that the pull finds it after a kill', () => {
    const session = sessionWith();
    const sheet = open(session, undefined, ', Name x');
    expect(sheet.name()).toBe('Tags, Name x');
    expect(readTabs(session.document)).toMatchObject([{ sheet: sheet.id, run: 'pull1', further: true }]);
    expect(readTabs(session.document)[0]?.pulledAt).toBeUndefined();
  });

  it('uses a blank sheet with the right name, and leaves one with content alone', () => {
    const blank = fakeSession({ workbook: fakeWorkbook([fakeSheet(5, 'Tags')]) });
    expect(open(blank).id).toBe(5);
    const filled = fakeSession({ workbook: fakeWorkbook([fakeSheet(5, 'Tags', [['mine']])]) });
    expect(open(filled).id).not.toBe(5);
  });
});

describe('the entry of a tab after a pull', () => {
  it('holds the choices of the job and the key that pulled it', () => {
    const session = fakeSession({ connection: { scope: 'some' } });
    const job = pullJob({ filters: { from: '2026-01-01' }, withoutPersonal: true, readOnly: true, suffix: '' });
    expect(entryAfter(session, job, { sheet: 7, rows: 3 })).toEqual({
      ...tabOf({ resource: 'orders', scope: 'some', rows: 3, run: 'pull1', filters: { from: '2026-01-01' } }),
      further: true,
      withoutPersonal: true,
      readOnly: true,
    });
  });
});

describe('a copied tab', () => {
  const notes = ['Help\ncatalog:id', 'catalog:name', ''];

  it('is a copy of the tab with the most similar columns', () => {
    const session = sessionWith(tabOf({ sheet: 1, resource: 'users' }), tabOf({ sheet: 2, resource: 'tags' }));
    expect(sourceOf(session, fakeSheet(9, 'Copy of Tags', [], notes))?.sheet).toBe(2);
    expect(sourceOf(session, fakeSheet(9, 'Mine'))).toBeUndefined();
    expect(sourceOf(session, fakeSheet(9, 'Other', [], ['catalog:unknown']))).toBeUndefined();
  });

  it('is no copy of a tab of child rows, or of one that was never pulled', () => {
    const sheet = fakeSheet(9, 'Copy', [], notes);
    expect(sourceOf(sessionWith(tabOf({ part: 'lines' }), tabOf({ sheet: 8, pulledAt: undefined })), sheet)).toBeUndefined();
  });

  it('is adopted with the choices of its source, but without what only the source knows', () => {
    const session = sessionWith();
    const source = tabOf({
      scope: 'all',
      run: 'pull1',
      unseen: ['3'],
      filters: { name: 'x' },
      problem: { code: 'x', text: '', todo: '' } as never,
    });
    const tab = adopt(session, fakeSheet(9, 'Copy'), source);
    expect(tab).toEqual({ ...tabOf({ filters: { name: 'x' } }), sheet: 9, further: true, takenIn: true, complete: false });
    expect(readTabs(session.document)).toEqual([tab]);
  });
});
