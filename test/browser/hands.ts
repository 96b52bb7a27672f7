// The hands of a person at the emulated spreadsheet: one works with the mouse, one with the keyboard alone. Both count what
// they do: a click, a field filled in, a cell typed into.
import type { FrameLocator, Page } from 'playwright-core';
import { soon } from './open-browser.ts';

export type FrameName = 'sidebar' | 'dialog';

export interface Hands {
  /** How often the person has acted so far. */
  acted(): number;
  /** A function of the add-on, by its way through the menus. */
  menu(...captions: string[]): Promise<void>;
  press(frame: FrameName, name: string): Promise<void>;
  fill(frame: FrameName, label: string, text: string): Promise<void>;
  /** Chooses from a list by what it says. */
  choose(frame: FrameName, label: string, option: string): Promise<void>;
  /** Chooses one of several round buttons, the first of which has this name. */
  pick(frame: FrameName, name: string): Promise<void>;
  tick(frame: FrameName, label: string): Promise<void>;
  /** Types into a cell of the tab in sight; both counted from 1. */
  type(row: number, column: number, text: string): Promise<void>;
}

type Way = Omit<Hands, 'acted'>;

export function frameOf(page: Page, frame: FrameName): FrameLocator {
  return page.frameLocator(`iframe[name=${frame}]`);
}

/** Waits for the main heading of a frame. A frame that never shows it fails with what the window shows instead. */
export async function waitForHeading(page: Page, frame: FrameName, name: string | RegExp): Promise<void> {
  try {
    await frameOf(page, frame).getByRole('heading', { level: 1, name, exact: true }).waitFor();
  } catch (error) {
    const texts = await Promise.all(page.frames().map((each) => each.evaluate('document.body.innerText').catch(String)));
    const cell = await page.getByRole('status', { name: 'Selected cells' }).textContent();
    throw new Error(`The ${frame} never showed "${name}". Selected: ${cell}. The window shows:\n${texts.join('\n---\n')}`, {
      cause: error,
    });
  }
}

export function mouse(page: Page, widths: () => Record<number, number>): Hands {
  // What can be pulled says beside its name that it is editable.
  const button = (frame: FrameName, name: string) =>
    frameOf(page, frame)
      .getByRole('button', { name: new RegExp(`^${name}( Editable)?$`) })
      .first();
  const field = (frame: FrameName, label: string) => frameOf(page, frame).getByLabel(label, { exact: true });
  return counted({
    async menu(...captions) {
      // Submenus open below the mouse: only the first menu and the last item are clicked.
      const ways = ['Extensions', 'Catalog Sync', ...captions];
      for (const [depth, caption] of ways.entries()) {
        const item = page.getByRole('menuitem', { name: caption, exact: true });
        if (depth === 0 || depth === ways.length - 1) await item.click();
        else await item.hover();
      }
    },
    press: (frame, name) => button(frame, name).click(),
    fill: (frame, label, text) => field(frame, label).fill(text),
    choose: async (frame, label, option) => void (await field(frame, label).selectOption(option)),
    pick: (frame, name) => frameOf(page, frame).getByRole('radio', { name }).first().check(),
    tick: (frame, label) => field(frame, label).check(),
    async type(row, column, text) {
      let x = 46 + 20;
      for (let before = 1; before < column; before++) x += widths()[before] ?? 100;
      await page.locator('#sheet').click({ position: { x, y: 22 + 21 * row - 10 } });
      await atCell(page, row, column);
      await page.keyboard.type(text);
      await page.keyboard.press('Enter');
    },
  });
}

/** On a busy machine, the old page of a frame is still there when its keys are pressed, and gone when it's asked. */
function blankIfReplaced(error: unknown): string {
  if (!/detached|destroyed/.test(String(error))) throw error;
  return '';
}

/** Nothing but keys: F6 leaves the grid for the menus and the menus for the sidebar, Tab goes on from there. */
export function keyboard(page: Page): Hands {
  const { keyboard: keys } = page;
  const frame = (name: FrameName) => page.frame({ name });
  /** What has the keyboard: a frame, `grid`, `menuitem`, … */
  const where = () =>
    page.evaluate<string>(
      "(() => { const e = document.activeElement; return e.name || (e.closest('.grid') ? 'grid' : (e.getAttribute('role') ?? '')); })()",
    );
  const focused = async (name: FrameName) =>
    String(
      await frame(name)
        ?.evaluate(`(() => {
        // A page that's still loading has none.
        const e = document.activeElement ?? document.createElement('p');
        return e.ariaLabel || e.labels?.[0]?.textContent || e.textContent;
      })()`)
        .catch(blankIfReplaced),
    )
      .replace(/Editable$/, '')
      .trim();

  async function goTo(name: FrameName, element: string, fits = sameAs(element)): Promise<void> {
    const wanted = frameOf(page, name);
    await wanted.getByRole('button', { name: element }).or(wanted.getByLabel(element)).first().waitFor();
    for (let presses = 0; presses < 150; presses++) {
      const at = await where();
      if (at === name && fits(await focused(name))) return;
      // The grid keeps Tab for itself; a dialog keeps it too, until it is closed.
      await keys.press(at === name || name === 'dialog' ? 'Tab' : 'F6');
    }
    throw new Error(`The keyboard never came to "${element}" in the ${name}.`);
  }

  async function toMenus(): Promise<void> {
    for (let presses = 0; presses < 150; presses++) {
      const at = await where();
      if (at === 'menuitem') return;
      await keys.press(at === 'sidebar' ? 'Tab' : 'F6');
    }
  }

  return counted({
    async menu(...captions) {
      await toMenus();
      const top = ['Extensions', 'Catalog Sync', ...captions];
      for (const [depth, caption] of top.entries()) {
        for (let presses = 0; presses < 60; presses++) {
          if ((await page.evaluate('document.activeElement?.textContent')) === caption) break;
          await keys.press(depth === 0 ? 'ArrowRight' : 'ArrowDown');
        }
        await keys.press('Enter');
      }
    },
    async press(name, caption) {
      await goTo(name, caption);
      await keys.press('Enter');
    },
    async fill(name, label, text) {
      await goTo(name, label);
      await keys.press('Control+A');
      await keys.type(text);
    },
    async choose(name, label, option) {
      await goTo(name, label);
      await keys.type(option);
    },
    async pick(name, caption) {
      // Tab comes to the one of a group that is chosen; the arrows go on from there.
      await goTo(name, caption, (found) => found === 'Decide later' || found.startsWith(caption));
      for (let presses = 0; presses < 5 && !(await focused(name)).startsWith(caption); presses++) await keys.press('ArrowUp');
      await keys.press('Space');
    },
    async tick(name, label) {
      await goTo(name, label);
      await keys.press('Space');
    },
    async type(row, column, text) {
      await toMenus();
      await keys.press('Escape');
      const cell = String(await page.getByRole('status', { name: 'Selected cells' }).textContent());
      const down = row - Number(cell.slice(1));
      const right = column - (cell.charCodeAt(0) - 64);
      for (let step = 0; step < Math.abs(down); step++) await keys.press(down > 0 ? 'ArrowDown' : 'ArrowUp');
      for (let step = 0; step < Math.abs(right); step++) await keys.press(right > 0 ? 'ArrowRight' : 'ArrowLeft');
      await atCell(page, row, column);
      await keys.type(text);
      await keys.press('Enter');
    },
  });
}

/** Names are put together from several elements, with or without a space between them. */
function sameAs(name: string): (found: string) => boolean {
  const bare = (text: string) => text.replace(/\s/g, '');
  return (found) => bare(found) === bare(name);
}

async function atCell(page: Page, row: number, column: number): Promise<void> {
  const cell = `${String.fromCharCode(64 + column)}${row}`;
  await soon(() => page.getByRole('status', { name: 'Selected cells' }).textContent()).toBe(cell);
}

function counted(way: Way): Hands {
  let times = 0;
  return {
    acted: () => times,
    menu: (...captions) => {
      times += 2;
      return way.menu(...captions);
    },
    press: (frame, name) => {
      times += 1;
      return way.press(frame, name);
    },
    fill: (frame, label, text) => {
      times += 1;
      return way.fill(frame, label, text);
    },
    choose: (frame, label, option) => {
      times += 1;
      return way.choose(frame, label, option);
    },
    pick: (frame, name) => {
      times += 1;
      return way.pick(frame, name);
    },
    tick: (frame, label) => {
      times += 1;
      return way.tick(frame, label);
    },
    // A cell is clicked, then typed into.
    type: (row, column, text) => {
      times += 2;
      return way.type(row, column, text);
    },
  };
}
