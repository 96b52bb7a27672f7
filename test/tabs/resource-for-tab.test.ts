import { describe, expect, it } from 'vitest';
import { saveTab } from '../../src/tabs/memory/registry.ts';
import { resourceForTab, resourceOf, resourceResolver } from '../../src/tabs/resource-for-tab.ts';
import { fakeProperties } from './fake-workbook.ts';

const names = (tab: Parameters<typeof resourceForTab>[0]) => resourceForTab(tab).fields.map(({ name }) => name);

describe('the resource of a tab', () => {
  it('is the table’s entry if the tab has no choices of its own', () => {
    expect(resourceForTab({ resource: 'tags' })).toEqual(resourceOf('tags'));
    expect(() => resourceOf('planets')).toThrow('Unknown data type “planets”');
  });

  it('can’t be written if the tab was pulled as read-only', () => {
    const { writes, fields } = resourceForTab({ resource: 'tags', readOnly: true });
    expect(writes).toEqual({});
    expect(fields.filter((field) => field.write)).toEqual([]);
    expect(fields.map(({ name }) => name)).toEqual(names({ resource: 'tags' }));
  });

  it('has the tab’s custom fields, but none of them without personal data', () => {
    const custom = [{ name: 'phone', label: 'Phone' }];
    expect(names({ resource: 'users', custom })).toContain('custom.phone');
    const impersonal = resourceForTab({ resource: 'users', custom, withoutPersonal: true });
    expect(impersonal.fields.filter(({ personal }) => personal)).toEqual([]);
    expect(impersonal.custom).toBeUndefined();
    expect(impersonal.fields.map(({ name }) => name)).toContain('id');
  });

  it('lacks personal fields in the tab of its child rows too', () => {
    const { children } = resourceForTab({ resource: 'orders', withoutPersonal: true });
    expect(children?.fields.length).toBeGreaterThan(0);
    expect(children?.fields.filter(({ personal }) => personal)).toEqual([]);
  });
});

describe('the resource of a journal entry', () => {
  it('is that of its tab, and the very same one for each entry', () => {
    const document = fakeProperties();
    const tab = { v: 1, resource: 'tags', connection: 'c', host: 'h', filters: {}, rows: 0, complete: true } as const;
    saveTab(document, { ...tab, sheet: 1, readOnly: true });
    saveTab(document, { ...tab, sheet: 2 });
    const resolve = resourceResolver({ document });
    expect(resolve({ resource: 'tags', sheet: 1 }).writes).toEqual({});
    expect(resolve({ resource: 'tags', sheet: 2 }).writes).not.toEqual({});
    expect(resolve({ resource: 'tags', sheet: 1 })).toBe(resolve({ resource: 'tags', sheet: 1 }));
  });

  it('is the table’s entry if its tab is gone', () => {
    expect(resourceResolver({ document: fakeProperties() })({ resource: 'tags', sheet: 9 })).toEqual(resourceOf('tags'));
  });
});
