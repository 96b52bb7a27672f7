import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forms } from '../../src/commands/pull.ts';
import type { Platform } from '../../src/platform/ports.ts';
import { aState, aTab } from '../sidebar/a-state.ts';
import { fakeProperties } from '../tabs/fake-workbook.ts';
import { type BuiltPage, openBuiltPage } from './built-page.ts';
import { hasBrowser, soon } from './open-browser.ts';

const LABEL = 'Buyer (Canvas user ID)';

describe.skipIf(!hasBrowser)('the chosen names of a filter', () => {
  let own: BuiltPage;

  beforeAll(async () => {
    own = await openBuiltPage('sidebar', { width: 300, height: 1400 });
    await own.open('pull:orders');
    await own.answer('state', aState());
    await own.answer('forms', forms.run({ document: fakeProperties() } as Platform, {}));
    await own.page.getByRole('heading', { name: 'Pull Orders' }).waitFor();
  });
  afterAll(async () => {
    await own?.browser.close();
  });

  const focused = () => own.page.evaluate<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.id");

  it('become chips that the keyboard adds and removes, with each change announced', async () => {
    const { page } = own;
    const chips = () =>
      page
        .getByRole('list', { name: `${LABEL}: chosen` })
        .getByRole('listitem')
        .allTextContents();
    const status = (text: string) => page.getByRole('status').getByText(text).waitFor({ state: 'attached' });
    await own.tabTo(LABEL);
    await page.keyboard.type('Kulas, Maria');
    await page.keyboard.press('Enter');
    await status('Added: Kulas, Maria');
    await page.keyboard.type('ada@x.example, 71006');
    await page.keyboard.press('Enter');
    await soon(chips).toEqual(['Kulas, Maria', 'ada@x.example', '71006']);
    expect((await own.flaws()).found).toEqual([]);
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Shift+Tab');
    expect(await focused()).toBe('Remove ada@x.example');
    await page.keyboard.press('Space');
    await status('Removed: ada@x.example');
    expect(await focused()).toBe('filter-canvas_user_id');
    await page.keyboard.type('Titus Kuhic');
    await page.getByRole('button', { name: 'Pull', exact: true }).click();
    const pull = await page.evaluate<{ input: { filters: object } }>('window.calls.shift()');
    expect(pull.input.filters).toEqual({ canvas_user_id: ['Kulas, Maria', '71006', 'Titus Kuhic'] });
  });

  it('of a saved filter are names, though IDs are sent', async () => {
    const { page } = own;
    const { forms: all } = forms.run({ document: fakeProperties() } as Platform, {});
    const named = all.map((form) => ({
      ...form,
      filters: form.filters.map((filter) => (filter.label === LABEL ? { ...filter, names: { '71006': 'Maria Kulas' } } : filter)),
    }));
    await own.open('pull:orders');
    const saved = aTab({ resource: 'orders', filters: { canvas_user_id: ['71006', '71009'] } });
    await own.answer('state', aState({ tabs: [saved] }));
    await own.answer('forms', { forms: named });
    const chips = page.getByRole('list', { name: `${LABEL}: chosen` }).getByRole('listitem');
    await soon(() => chips.allTextContents()).toEqual(['Maria Kulas', '71009']);
    expect(await page.getByRole('button', { name: 'Remove Maria Kulas' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Pull', exact: true }).click();
    const pull = await page.evaluate<{ input: { filters: object } }>('window.calls.shift()');
    expect(pull.input.filters).toEqual({ canvas_user_id: ['71006', '71009'] });
  });
});
