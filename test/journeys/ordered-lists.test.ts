import { describe, expect, it } from 'vitest';
import type { PlanView } from '../../src/protocol/review.ts';
import { checksum, decodeEntry } from '../../src/sync/plan/journal-entry.ts';
import { fill, freeRow } from '../support/cells.ts';
import { FEW, openWorld, pull, review, rowsOf, send, type World, writes } from '../support/open-world.ts';

const TAB = 'Programs';
const HEADER = 'Requirement IDs';
const DATA = 'Catalog Sync data';
const RUNS = 'Catalog Sync runs';

interface Scene {
  world: World;
  /** ID of the program in row 2. */
  id: number;
  /** Four courses: Catalog's order of the first three is neither rising nor falling. */
  ids: [number, number, number, number];
  /** The same three in rising order, as earlier versions showed and stored them. */
  sorted: string;
}

/** A program in row 2 whose three requirements have an order of their own. */
async function program(): Promise<Scene> {
  const world = await openWorld({ catalog: FEW, pulled: ['courses', 'programs'] });
  const id = Number(rowsOf(world, TAB)[0]?.ID);
  const rising = rowsOf(world, 'Courses')
    .map((row) => Number(row.ID))
    .sort((a, b) => a - b);
  const [d = 0, a = 0, b = 0, c = 0] = rising;
  world.catalog.mutate({ type: 'update', resource: 'programs', id, fields: { requirement_ids: [b, c, a] } });
  pull(world, 'programs');
  return { world, id, ids: [b, c, a, d], sorted: [a, b, c].join(', ') };
}

function shown({ world }: Scene): string | undefined {
  return rowsOf(world, TAB)[0]?.[HEADER];
}

function inCatalog({ world, id }: Scene): unknown {
  const [stored] = world.catalog.records('programs').filter((each) => each.id === id);
  return stored?.requirement_ids;
}

/** Turns what the workbook holds of the list into the form of earlier versions: sorted, in the cell and in the snapshot. */
function asStoredBefore({ world, ids: [b, c, a], sorted }: Scene, cell = sorted): void {
  const old = `{"a":[${sorted.replaceAll(' ', '')}]}`;
  let found = 0;
  for (const [index, row] of world.host.workbook.display(DATA).entries())
    for (const [column, text] of row.entries()) {
      const stored = text.replaceAll(',"o":1}', '}').replaceAll(`{"a":[${b},${c},${a}]}`, old);
      found += stored.split(old).length - 1;
      if (stored !== text) world.host.workbook.edit(DATA, `${String.fromCharCode(65 + column)}${index + 1}`, stored);
    }
  if (found !== 1) throw new Error(`the list stands in the snapshot ${found} times`);
  world.person.type(TAB, HEADER, 2, cell);
}

describe('the requirements of a program', () => {
  it('are shown in the order of Catalog, with their titles', async () => {
    const scene = await program();
    const [b, c, a] = scene.ids;
    expect(shown(scene)).toBe(`${b}, ${c}, ${a}`);
    const titleOf = (id: number) => rowsOf(scene.world, 'Courses').find((row) => row.ID === String(id))?.Title;
    expect(rowsOf(scene.world, TAB)[0]?.Requirements).toBe([b, c, a].map(titleOf).join(', '));
  });

  it('keep their order when one is added at the end', async () => {
    const scene = await program();
    const [b, c, a, d] = scene.ids;
    scene.world.person.type(TAB, HEADER, 2, `${b}, ${c}, ${a}, ${d}`);
    send(scene.world, review(scene.world));
    expect(writes(scene.world).map(({ body }) => body)).toEqual([{ program: { requirement_ids: [b, c, a, d] } }]);
    expect(inCatalog(scene)).toEqual([b, c, a, d]);
    expect(shown(scene)).toBe(`${b}, ${c}, ${a}, ${d}`);
    expect(review(scene.world).requests).toEqual([]);
  });

  it('are edited when two of them are swapped, and an undo restores the order', async () => {
    const scene = await program();
    const { world } = scene;
    const [b, c, a] = scene.ids;
    world.person.type(TAB, HEADER, 2, `${c}, ${b}, ${a}`);
    const plan = review(world);
    expect(plan.requests[0]?.fields).toMatchObject([{ before: `${b}, ${c}, ${a}`, after: `${c}, ${b}, ${a}` }]);
    send(world, plan);
    expect(inCatalog(scene)).toEqual([c, b, a]);
    send(world, world.person.ask<PlanView>('undo', { run: plan.plan }));
    expect(inCatalog(scene)).toEqual([b, c, a]);
    expect(shown(scene)).toBe(`${b}, ${c}, ${a}`);
    expect(review(world).requests).toEqual([]);
  });

  it('are a conflict when a colleague reorders them too', async () => {
    const scene = await program();
    const { world, id } = scene;
    const [b, c, a] = scene.ids;
    world.person.type(TAB, HEADER, 2, `${c}, ${b}, ${a}`);
    world.catalog.mutate({ type: 'update', resource: 'programs', id, fields: { requirement_ids: [a, b, c] } });
    expect(review(world).requests[0]?.fields).toMatchObject([{ state: 'conflict', theirs: `${a}, ${b}, ${c}` }]);
  });

  it('are created in the order in which they were typed', async () => {
    const scene = await program();
    const { world } = scene;
    const [b, c, a] = scene.ids;
    const row = freeRow(world, TAB);
    const model = rowsOf(world, TAB)[0];
    const cells = { Title: 'New', Path: 'new-program', Teaser: 'Teaser', Description: 'Text', 'Catalog ID': String(model?.['Catalog ID']) };
    fill(world, TAB, row, { ...cells, [HEADER]: `${b}, ${c}, ${a}`, Action: 'create' });
    const plan = review(world);
    expect(plan.refused).toEqual([]);
    send(world, plan);
    expect(writes(world)[0]?.body).toMatchObject({ program: { requirement_ids: [b, c, a] } });
  });
});

describe('a list that an earlier version stored sorted', () => {
  it('makes no edit while the cell shows it sorted, and the refresh shows it in order', async () => {
    const scene = await program();
    const [b, c, a] = scene.ids;
    asStoredBefore(scene);
    expect(review(scene.world)).toMatchObject({ requests: [], refused: [] });
    pull(scene.world, 'programs');
    expect(shown(scene)).toBe(`${b}, ${c}, ${a}`);
    expect(review(scene.world).requests).toEqual([]);
    scene.world.person.type(TAB, HEADER, 2, `${c}, ${b}, ${a}`);
    expect(review(scene.world).requests).toHaveLength(1);
  });

  it('makes no edit when its cell was typed in another order before the update', async () => {
    const scene = await program();
    const [b, c, a] = scene.ids;
    asStoredBefore(scene, `${c}, ${a}, ${b}`);
    expect(review(scene.world).requests).toEqual([]);
    pull(scene.world, 'programs');
    expect(shown(scene)).toBe(`${b}, ${c}, ${a}`);
    expect(review(scene.world).requests).toEqual([]);
  });

  it('keeps Catalog’s order when an unsent edit added one, before and after a refresh', async () => {
    for (const refreshed of [false, true]) {
      const scene = await program();
      const [b, c, a, d] = scene.ids;
      asStoredBefore(scene, `${scene.sorted}, ${d}`);
      if (refreshed) pull(scene.world, 'programs');
      const plan = review(scene.world);
      expect(plan.requests[0]?.fields).toMatchObject([{ after: `${b}, ${c}, ${a}, ${d}`, state: 'planned' }]);
      send(scene.world, plan);
      expect(writes(scene.world).map(({ body }) => body)).toEqual([{ program: { requirement_ids: [b, c, a, d] } }]);
      expect(shown(scene)).toBe(`${b}, ${c}, ${a}, ${d}`);
      expect(review(scene.world).requests).toEqual([]);
    }
  });

  it('keeps its form when another row of the tab is sent', async () => {
    const scene = await program();
    const [b, c, a] = scene.ids;
    asStoredBefore(scene);
    scene.world.person.type(TAB, 'Title', 3, 'Another program');
    send(scene.world, review(scene.world));
    expect(writes(scene.world)).toHaveLength(1);
    expect(review(scene.world).requests).toEqual([]);
    scene.world.person.type(TAB, HEADER, 2, `${c}, ${a}, ${b}`);
    expect(review(scene.world).requests).toEqual([]);
    expect(inCatalog(scene)).toEqual([b, c, a]);
  });

  it('keeps Catalog’s order when a send of an earlier version is undone', async () => {
    const scene = await program();
    const { world, id } = scene;
    const [b, c, a, d] = scene.ids;
    world.person.type(TAB, HEADER, 2, `${b}, ${c}, ${a}, ${d}`);
    const { plan } = send(world, review(world));
    // An earlier version kept lists sorted in its lines, and sent them so.
    const rising = [d, a, b, c];
    const [headers = [], ...lines] = world.host.workbook.display(RUNS);
    for (const header of ['base', 'server', 'value', 'stored']) {
      const list = ['value', 'stored'].includes(header) ? rising : rising.slice(1);
      const column = String.fromCharCode(65 + headers.indexOf(header));
      world.host.workbook.edit(RUNS, `${column}${lines.findIndex(([run]) => run === plan) + 2}`, `j:${JSON.stringify(list)}`);
    }
    const {
      v: _v,
      ordered: _ordered,
      user: _user,
      content: _content,
      page: _page,
      seal: _seal,
      ...stored
    } = JSON.parse(String(world.host.properties.document[`plan.${plan}`]));
    const line = decodeEntry(world.host.workbook.display(RUNS).find(([run]) => run === plan) ?? []);
    world.host.properties.document[`plan.${plan}`] = JSON.stringify({ v: 1, ...stored, checksum: checksum([line]) });
    world.catalog.mutate({ type: 'update', resource: 'programs', id, fields: { requirement_ids: [d, b, c, a] } });
    const back = world.person.ask<PlanView>('undo', { run: plan });
    expect(back.requests[0]?.fields).toMatchObject([{ after: `${b}, ${c}, ${a}` }]);
    send(world, back);
    expect(inCatalog(scene)).toEqual([b, c, a]);
  });
});
