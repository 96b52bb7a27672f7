// One response that fails must not end the page: it shows what failed, and the next click works.
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Host } from '../../emulator/host.ts';
import { hostWith } from '../emulator/apps-script/host-with.ts';
import { fakeHost } from '../emulator/page/fake-host.ts';
import { gridOf, sheetOf } from './grid-model.ts';
import { drawnBrowser, hasBrowser, type OpenBrowser, soon } from './open-browser.ts';
import { serveAtOneAddress } from './serve-at-one-address.ts';

async function show(host: Host): Promise<OpenBrowser> {
  const server = await serveAtOneAddress(host);
  onTestFinished(() => server.close());
  const browser = await drawnBrowser(server.url);
  onTestFinished(() => browser.close());
  return browser;
}

const twoTabs = () =>
  fakeHost({
    sheets: [
      { name: 'Courses', values: [['Algebra']] },
      { name: 'Broken', values: [['x']] },
    ],
  });

describe.skipIf(!hasBrowser)('a response that fails', () => {
  it('for one tab is shown, and the other tabs and edits work on', async () => {
    const fake = twoTabs();
    const { dump } = fake.host.workbook;
    fake.host.workbook.dump = ((name: string, area) => {
      if (name === 'Broken') throw new Error('Invalid name for a sheet.');
      return dump(name, area);
    }) as typeof dump;
    const { page } = await show(fake.host);
    await soon(() => sheetOf(page)).toBe(1);

    await page.getByRole('tab', { name: 'Broken' }).click();
    await page.getByRole('alertdialog').getByText('Invalid name for a sheet.').waitFor();
    await page.getByRole('button', { name: 'OK' }).click();
    await soon(() => sheetOf(page)).toBe(2);
    expect((await gridOf(page))?.cells).toEqual([]);

    await page.getByRole('tab', { name: 'Courses' }).click();
    await soon(async () => (await gridOf(page))?.cells.map(({ text }) => text)).toEqual(['Algebra']);
    fake.write('Courses', 2, 1, 'Botany');
    await soon(async () => (await gridOf(page))?.cells.map(({ text }) => text)).toEqual(['Algebra', 'Botany']);
    expect(await page.getByText('Can’t reach the emulator.').count()).toBe(0);
  });

  it('as a whole is shown, at the start and later, and the page works on', async () => {
    const fake = twoTabs();
    const { file } = fake.host.workbook;
    const fail = () => {
      fake.host.workbook.file = () => {
        throw new Error('The file is damaged.');
      };
    };
    const { page } = await show(fake.host);
    await soon(() => sheetOf(page)).toBe(1);

    fail();
    // A message that the page sends by itself can fail first. Its dialog then covers the tab.
    await page.getByRole('tab', { name: 'Broken' }).click({ force: true });
    await page.getByRole('alertdialog').getByText('The file is damaged.').waitFor();
    fake.host.workbook.file = file;
    await page.getByRole('button', { name: 'OK' }).click();
    await page.getByRole('tab', { name: 'Broken' }).click();
    await soon(() => sheetOf(page)).toBe(2);

    fail();
    await page.reload();
    await page.getByRole('alert').getByText('The file is damaged.').waitFor();
    fake.host.workbook.file = file;
    await page.getByRole('button', { name: 'Reload' }).click();
    await soon(() => sheetOf(page)).toBe(2);
  });

  it('does not come from a formula on a tab with a long name', async () => {
    const name = 'Applicants (catalog.example.edu) 123';
    const host = await hostWith(
      `function fill() { file().insertSheet('${name}').getRange('A1:B1').setValues([[2, "='${name}'!A1*21"]]); }`,
    );
    host.run('fill');
    const { page, problems } = await show(host);

    await soon(async () => (await gridOf(page))?.cells.map(({ text }) => text)).toEqual(['2', '42']);
    await page.getByRole('tab', { name }).waitFor();
    expect(problems).toEqual([]);
  });
});
