import { describe, expect, it } from 'vitest';
import type { Action } from '../../../emulator/page/protocol.ts';
import { reply } from '../../../emulator/page/reply.ts';
import { watchHost } from '../../../emulator/page/watch-host.ts';
import { type FakeHost, fakeHost } from './fake-host.ts';

/** A browser window, as far as the server sees it. */
function openWindow(fake: FakeHost, watch = watchHost(fake.host)) {
  const copies: Record<number, number> = {};
  let revision = -1;
  let shown: number | undefined;
  return (action: Action) => {
    const answer = reply(fake.host, watch, { action, revision, shown, copies }, (id) => `http://frames/${id}`);
    revision = answer.revision;
    shown = answer.shown;
    copies[answer.shown] = answer.revision;
    return answer;
  };
}

const twoTabs = () =>
  fakeHost({
    sheets: [
      { name: 'Courses', values: [['Title'], ['Algebra']] },
      { name: 'Journal', hidden: true },
      { name: 'Tags', values: [['Name']] },
    ],
  });

describe('a reply to the browser', () => {
  it('brings the whole sheet first, then only what has changed, then nothing', () => {
    const fake = twoTabs();
    const act = openWindow(fake);
    expect(act({ type: 'look' }).sheet?.cells).toHaveLength(2);
    const edited = act({ type: 'edit', sheet: 1, row: 2, column: 1, typed: 'Botany' }).sheet;
    expect(edited?.area).toEqual({ row: 2, column: 1, rows: 1, columns: 1 });
    expect(edited?.cells).toEqual([[2, 1, 'Botany', 0]]);
    expect(act({ type: 'look' }).sheet).toBeUndefined();
  });

  it('brings the whole sheet again when rows have moved', () => {
    const fake = twoTabs();
    const act = openWindow(fake);
    act({ type: 'look' });
    const { sheet } = act({ type: 'insertRows', sheet: 1, after: 1, count: 2 });
    expect(sheet?.area).toBeUndefined();
    expect(sheet?.cells.map(([row]) => row)).toEqual([1, 4]);
  });

  it('lists the tabs that are not hidden, and shows the one that the person chose', () => {
    const act = openWindow(twoTabs());
    expect(act({ type: 'look' }).tabs.map(({ name }) => name)).toEqual(['Courses', 'Tags']);
    const chosen = act({ type: 'activate', sheet: 3 });
    expect(chosen.shown).toBe(3);
    expect(chosen.sheet?.cells[0]?.[2]).toBe('Name');
  });

  it('follows the script when it shows another tab, but not another window of the person', () => {
    const fake = twoTabs();
    const watch = watchHost(fake.host);
    const [here, there] = [openWindow(fake, watch), openWindow(fake, watch)];
    here({ type: 'look' });
    there({ type: 'look' });
    here({ type: 'activate', sheet: 3 });
    expect(there({ type: 'look' }).shown).toBe(1);
    fake.activate('Courses');
    expect(here({ type: 'look' })).toMatchObject({ shown: 1, moved: { row: 1, column: 1 } });
  });

  it('tells two windows the same news', () => {
    const fake = twoTabs();
    const watch = watchHost(fake.host);
    const [here, there] = [openWindow(fake, watch), openWindow(fake, watch)];
    here({ type: 'look' });
    there({ type: 'look' });
    here({ type: 'edit', sheet: 1, row: 2, column: 1, typed: 'Botany' });
    expect(there({ type: 'look' }).sheet?.cells).toEqual([[2, 1, 'Botany', 0]]);
  });

  it('says why the host refused, in its words', () => {
    const fake = fakeHost({
      sheets: [{ name: 'Courses' }],
      parse: () => {
        throw new Error('Not one of the choices.');
      },
    });
    const { result } = openWindow(fake)({ type: 'edit', sheet: 1, row: 1, column: 1, typed: 'x' });
    expect(result).toEqual({ ok: false, message: 'Not one of the choices.' });
  });

  it('says that a window is gone instead of calling it', () => {
    const { result } = openWindow(twoTabs())({ type: 'call', frame: 99, name: 'state', args: [] });
    expect(result).toEqual({ ok: false, message: 'This window has been closed.' });
  });

  it('forgets old changes and then brings the whole sheet', () => {
    const fake = twoTabs();
    const watch = watchHost(fake.host);
    const [here, there] = [openWindow(fake, watch), openWindow(fake, watch)];
    here({ type: 'look' });
    there({ type: 'look' });
    for (let edit = 0; edit < 300; edit += 1) here({ type: 'edit', sheet: 1, row: 2, column: 1, typed: `take ${edit}` });
    expect(there({ type: 'look' }).sheet?.area).toBeUndefined();
  });
});
