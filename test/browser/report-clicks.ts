// Each report from the overview to its result in two clicks, with the keyboard alone, and from a finding to its sent fix.
// `npm test` runs one report of each group, and the deep tests run all of them.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { FrameLocator } from 'playwright-core';
import { beforeAll, expect, it } from 'vitest';
import { reports } from '../../src/catalog/reports/index.ts';
import type { Resource } from '../../src/catalog/resource.ts';
import { connect, rowsOf, writes } from '../support/open-world.ts';
import { soon } from './open-browser.ts';
import { openSpreadsheet, type Spreadsheet } from './open-spreadsheet.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** Google sets the title of the page itself, outside of what a script can write. */
const RUN = `axe.run({ rules: { 'document-title': { enabled: false } } }).then((found) => found.violations.map(({ id }) => id))`;
export const runnable = reports.filter(({ report }) => report?.pasted === undefined);

async function flaws(frame: FrameLocator): Promise<unknown> {
  const inner = await (await frame.owner().elementHandle())?.contentFrame();
  if (!inner) throw new Error('no such frame');
  await inner.evaluate(axe);
  return await inner.evaluate(RUN);
}

export function reportClicks(chosen: readonly Resource[]): void {
  let opened: Spreadsheet;

  beforeAll(async () => {
    const clock = Date.parse('2026-11-29T15:00:00Z');
    opened = await openSpreadsheet({ scale: 'small', clock }, (world) => {
      world.host.click('Open sidebar');
      connect(world);
    });
    const { page } = opened.browser;
    for (const caption of ['Extensions', 'Catalog Sync', 'Open sidebar'])
      await page.getByRole('menuitem', { name: caption, exact: true }).click();
    return opened.close;
  });

  it('answers two presses of a button after the overview, without a flaw that axe finds', async () => {
    const { page, problems } = opened.browser;
    const sidebar = page.frameLocator('iframe[name=sidebar]');
    for (const { title } of chosen) {
      await sidebar.getByRole('button', { name: 'Reports', exact: true }).press('Enter');
      await sidebar.getByRole('button', { name: `Run ${title}`, exact: true }).press('Enter');
      const result = sidebar.locator('.message .what');
      await result.waitFor();
      expect(await result.textContent()).toContain(title);
      expect([title, await flaws(sidebar)]).toEqual([title, []]);
      await sidebar.getByRole('button', { name: 'Overview' }).press('Enter');
    }
    expect(problems).toEqual([]);
  });

  it('leads from a finding to its sent fix', async () => {
    const { browser, host, person, catalog } = opened;
    const { page } = browser;
    const found = rowsOf(opened, 'Seats').filter(({ Finding, Type }) => Finding === 'Over the limit' && Type === 'Course');
    host.workbook.activate('Seats');
    host.workbook.select('Seats', found.map(({ row }) => `A${row}`).join(','));
    const choose = async (caption: string) => {
      for (const each of ['Extensions', 'Catalog Sync', 'Reports', caption])
        await page.getByRole('menuitem', { name: each, exact: true }).click();
    };
    await choose('Edit selected findings');
    await soon(() => host.workbook.dump('Courses').id === host.workbook.active().sheet).toBe(true);
    for (const finding of found) {
      const row = rowsOf(opened, 'Courses').find(({ ID }) => ID === finding['Listing ID'])?.row;
      host.workbook.edit('Courses', person.at('Courses', 'Seats', Number(row)), finding.Taken ?? '');
    }
    catalog.clearRequests();
    await page.getByRole('tab', { name: 'Seats', exact: true }).click();
    host.workbook.select('Seats', found.map(({ row }) => `A${row}`).join(','));
    await choose('Review selected findings');
    const review = page.frameLocator('iframe[name=dialog]');
    await review.getByRole('button', { name: /^Send/ }).click();
    await soon(() => writes(opened).length).toBe(found.length);
    expect(writes(opened).map(({ status }) => status)).toEqual(found.map(() => 204));
  });
}
