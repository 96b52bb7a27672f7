import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../../src/commands/pull.ts';
import type { Platform } from '../../src/platform/ports.ts';
import { aState, aTab } from '../sidebar/a-state.ts';
import { fakeProperties } from '../tabs/fake-workbook.ts';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { hasBrowser } from './open-browser.ts';

const SPRING = 'term:Spring 2027=2027-01-11/2027-05-14';

describe.skipIf(!hasBrowser)('the periods of a pull form', () => {
  let own: BuiltPage;

  beforeAll(async () => {
    own = await openBuiltPage('sidebar', { width: 300, height: 1400 });
  });
  afterAll(async () => {
    await own?.browser.close();
  });

  const orders = (filters: Record<string, string>) => aTab({ sheet: 3, name: 'Orders', resource: 'orders', editable: false, filters });
  const openForm = async (filters: Record<string, string> = {}) => {
    const document = fakeProperties();
    if (filters.from) document.set('tab.3', JSON.stringify({ v: 1, sheet: 3, resource: 'orders', filters }));
    document.set('tab.9', JSON.stringify({ v: 1, sheet: 9, resource: 'users', filters: { created_at_from: SPRING } }));
    await own.open('pull:orders');
    await own.answer('state', aState({ tabs: [orders(filters)] }));
    await own.answer('forms', forms.run({ document } as Platform, {}));
    await own.page.getByRole('heading', { name: 'Pull Orders' }).waitFor();
  };
  const pulled = async () => {
    await own.page.getByRole('button', { name: 'Pull', exact: true }).click();
    const pull = await own.page.evaluate<{ input: { filters: object } }>('window.calls.shift()');
    return pull.input.filters;
  };
  const flaws = async () => (await own.flaws()).found;

  it('are chosen with the keyboard alone, and older rows stay if asked', async () => {
    await openForm();
    await own.tabTo('Ordered');
    await own.page.keyboard.type('Last 7');
    expect(await own.page.getByLabel('Ordered').inputValue()).toBe('last:7');
    await own.page.keyboard.press('Tab');
    await own.page.keyboard.press('Space');
    expect(await own.page.getByLabel('Keep older rows').isChecked()).toBe(true);
    expect(await flaws()).toEqual([]);
    expect(await pulled()).toEqual({ from: 'last:7+' });
  });

  it('offer two days as before, and a name for them', async () => {
    await openForm();
    await own.page.getByLabel('Ordered', { exact: true }).selectOption('Between two days');
    await own.page.getByLabel('Ordered from').fill('2026-01-01');
    await own.page.getByLabel('Name (optional)').fill('Fall');
    await own.page.keyboard.press('Tab');
    await own.page.getByText('A name needs both days.').waitFor();
    expect(await flaws()).toEqual([]);
    await own.page.getByLabel('Name (optional)').fill('');
    await own.page.keyboard.press('Tab');
    expect(await pulled()).toEqual({ from: '2026-01-01' });

    await openForm({ from: '2026-01-01', to: '2026-05-31' });
    expect(await own.page.getByLabel('Ordered to').inputValue()).toBe('2026-05-31');
    await own.page.getByLabel('Name (optional)').fill('Spring 2026');
    await own.page.keyboard.press('Tab');
    expect(await own.page.getByLabel('Ordered', { exact: true }).locator('option:checked').textContent()).toBe('Spring 2026');
    expect(await pulled()).toEqual({ from: 'term:Spring 2026=2026-01-01/2026-05-31' });
  });

  it('show the one that the tab was pulled with, and the terms of other tabs', async () => {
    await openForm({ from: 'last:14' });
    const period = own.page.getByLabel('Ordered', { exact: true });
    expect(await period.inputValue()).toBe('last:14');
    expect(await period.locator('option:checked').textContent()).toBe('Last 14 days');
    await period.selectOption('Spring 2027');
    expect(await pulled()).toEqual({ from: SPRING });

    await openForm({ from: 'month' });
    await period.selectOption('Any time');
    expect(await pulled()).toEqual({});
    expect(own.browser.problems).toEqual([]);
  });
});
