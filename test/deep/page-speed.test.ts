// How the page feels with 10,000 rows of 20 columns. Printed, not judged: machines differ.
import { it } from 'vitest';
import { servePage } from '../../emulator/page.ts';
import { gridOf } from '../browser/grid-model.ts';
import { hasBrowser, openBrowser, soon } from '../browser/open-browser.ts';
import { hostWith } from '../emulator/apps-script/host-with.ts';

const rows = 10_000;
const fill = `
  function fill() {
    const values = [];
    for (let row = 0; row < ${rows}; row++) {
      const cells = [];
      for (let column = 0; column < 20; column++) cells.push(column % 3 === 0 ? row * column : column % 3 === 1 ? 'a text in row ' + row : row % 2 === 0);
      values.push(cells);
    }
    sheet().insertRowsAfter(1000, ${rows - 1000});
    sheet().getRange(1, 1, ${rows}, 20).setValues(values);
    sheet().setFrozenRows(1);
  }`;

/** Runs in the page: how far apart the frames are while something goes on, in milliseconds. */
const watchFrames = `
  window.gaps = [];
  (function watch(before) {
    requestAnimationFrame((now) => { window.gaps.push(now - before); watch(now); });
  })(performance.now());`;

it.skipIf(!hasBrowser)('shows, scrolls and edits 10,000 rows of 20 columns', async () => {
  const host = await hostWith(fill);
  host.run('fill');
  const server = await servePage(host);
  const began = performance.now();
  const browser = await openBrowser(server.url);
  const { page } = browser;
  await page.locator('canvas[id^=univer-sheet]').waitFor();
  await soon(async () => (await gridOf(page, { row: rows, column: 20, rows: 1, columns: 1 }))?.cells.length).toBe(1);
  const painted = performance.now() - began;

  const grid = page.locator('#sheet');
  await grid.click({ position: { x: 60, y: 60 } });
  await page.evaluate(watchFrames);
  const address = () => page.getByRole('status', { name: 'Selected cells' }).textContent();
  const scrolling = performance.now();
  await soon(async () => {
    for (let turn = 0; turn < 10; turn += 1) await page.mouse.wheel(0, 10_000);
    await grid.click({ position: { x: 60, y: 560 } });
    return Number((await address())?.slice(1));
  }).toBeGreaterThan(rows - 30);
  const scrolled = performance.now() - scrolling;
  const gaps = ((await page.evaluate('window.gaps')) as number[]).sort((a, b) => a - b);
  const gapAt = (share: number) => Math.round(gaps[Math.floor((gaps.length - 1) * share)] ?? 0);

  const content = page.getByRole('textbox', { name: 'Cell content' });
  const edits: number[] = [];
  for (let turn = 0; turn < 9; turn += 1) {
    const row = Number(String(await address()).slice(1));
    await page.keyboard.type('12345');
    const [before] = await Promise.all([page.evaluate('performance.now()'), page.keyboard.press('Enter')]);
    const after = await page.evaluate(`new Promise((resolve) => {
      const cell = { row: ${row}, column: 1, rows: 1, columns: 1 };
      (function look() {
        if (window.emulator.grid(cell).cells[0]?.text === '12345') resolve(performance.now());
        else requestAnimationFrame(look);
      })();
    })`);
    edits.push(Math.round(Number(after) - Number(before)));
    await soon(address).toBe(`A${row + 1}`);
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    await soon(address).toBe(`A${row - 1}`);
  }
  edits.sort((a, b) => a - b);
  console.log(
    [
      `first paint with all cells: ${Math.round(painted)} ms`,
      `scrolled to the bottom in ${Math.round(scrolled)} ms, ${gaps.length} frames; gaps: half under ${gapAt(0.5)} ms, 95 of 100 under ${gapAt(0.95)} ms, longest ${gapAt(1)} ms`,
      `an edit is in the grid after ${edits[4]} ms (the middle of nine), ${edits[0]} to ${edits[8]}`,
    ].join('\n'),
  );
  await page.keyboard.press('ArrowDown');
  await soon(() => content.inputValue()).toBe('12345');
  await browser.close();
  await server.close();
});
