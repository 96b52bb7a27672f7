// Two users save, edit, and delete own reports at the same time: at each service call of the first, the second does all of it.
import { describe, expect, it } from 'vitest';
import type { OwnForms, OwnSettings } from '../../../src/protocol/own-reports.ts';
import { callsOf, refusalOf } from '../../support/runs.ts';
import { COLLEAGUE, OWNER, openForTwo, type TwoUsers } from '../../support/two-users.ts';

const MAX = 30;

interface Desk extends TwoUsers {
  sheet: number;
  /** Returns the file as it was before anything happened. */
  restore(): void;
}

/** A file with so many own reports, and a tab to save as another one. */
async function openDesk(saved: number): Promise<Desk> {
  const two = await openForTwo({ catalog: { scale: { courses: 2, orders: 2, enrollments: 2, users: 4 } }, pulled: ['tags'] });
  const { world, ask } = two;
  const sheet = world.host.workbook.sheets().find(({ name }) => name === 'Tags')?.id ?? 0;
  for (let index = 0; index < saved; index += 1) ask(OWNER, 'saveReport', { sheet, name: `Report ${index}` });
  return { ...two, sheet, restore: world.host.keep() };
}

const namesIn = ({ ask }: TwoUsers) => ask<OwnForms>(OWNER, 'reports').own.map(({ name }) => name);

/** Runs `mine`, and `theirs` before each of its service calls in turn. Returns what `look` has seen after each. */
function atEachCall<T>(desk: Desk, mine: () => void, theirs: () => void, look: () => T): T[] {
  const { world, restore } = desk;
  desk.restore();
  const calls = callsOf(world.host, mine);
  return Array.from({ length: calls }, (_, call) => {
    restore();
    world.host.at(call + 1, () => {
      refusalOf(theirs);
      world.host.setUser(OWNER);
    });
    refusalOf(mine);
    return look();
  });
}

describe('two users with own reports', () => {
  it('never have more than fit, whoever saves or pastes in between', async () => {
    const desk = await openDesk(MAX - 1);
    const { ask, sheet } = desk;
    const save = (user: string) => () => ask(user, 'saveReport', { sheet, name: `Of ${user}` });
    const recipe = ask<{ recipe: string }>(OWNER, 'copyRecipe', { id: ask<OwnForms>(OWNER, 'reports').own[0]?.id }).recipe;
    const paste = (user: string) => () => ask(user, 'pasteRecipe', { recipe });
    const counts = [
      ...atEachCall(desk, save(OWNER), save(COLLEAGUE), () => namesIn(desk).length),
      ...atEachCall(desk, paste(OWNER), paste(COLLEAGUE), () => namesIn(desk).length),
    ];
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.filter((count) => count !== MAX)).toEqual([]);
  });

  it('never give the same name to two reports, and lose no edit without a word', async () => {
    const desk = await openDesk(2);
    const { ask } = desk;
    const [first, second] = ask<OwnForms>(OWNER, 'reports').own.map(({ id }) => id);
    const rename = (user: string, id: string | undefined, name: string) => {
      const { at, values, order } = ask<OwnSettings>(user, 'ownReport', { id });
      return () => ask(user, 'editReport', { id, at, name, filters: values, order });
    };
    const same = atEachCall(desk, rename(OWNER, first, 'Same'), rename(COLLEAGUE, second, 'Same'), () => namesIn(desk));
    expect(same.filter((names) => names.filter((name) => name === 'Same').length !== 1)).toEqual([]);

    desk.restore();
    const told: { code?: string }[] = [];
    const mine = rename(OWNER, first, 'Mine');
    const edits = atEachCall(
      desk,
      () => told.push(refusalOf(mine)),
      rename(COLLEAGUE, first, 'Theirs'),
      () => namesIn(desk).filter((name) => name === 'Mine' || name === 'Theirs'),
    );
    expect(edits.filter(({ length }) => length !== 1)).toEqual([]);
    const lost = edits.filter(([name], index) => name === 'Theirs' && told[index + 1]?.code === undefined);
    expect(lost).toEqual([]);
  });

  it('don’t bring back a report that the other one has deleted', async () => {
    const desk = await openDesk(1);
    const { ask } = desk;
    const [id] = ask<OwnForms>(OWNER, 'reports').own.map((each) => each.id);
    const { at, values, order } = ask<OwnSettings>(OWNER, 'ownReport', { id });
    const deleted: boolean[] = [];
    const names = atEachCall(
      desk,
      () => ask(OWNER, 'editReport', { id, at, name: 'Edited', filters: values, order }),
      () => {
        deleted.push(false);
        ask(COLLEAGUE, 'deleteReport', { id });
        deleted[deleted.length - 1] = true;
      },
      () => namesIn(desk),
    );
    expect(deleted).toContain(true);
    expect(names.filter((each, index) => deleted[index] && each.length > 0)).toEqual([]);
  });
});
