import { describe, expect, it } from 'vitest';
import { actionsOf, isEditable } from '../../../src/catalog/resource.ts';
import { resources } from '../../../src/catalog/resources/index.ts';
import type { PlanView } from '../../../src/protocol/review.ts';
import { resourceOf } from '../../../src/tabs/resource-for-tab.ts';
import { FEW, openWorld, pull, review, rowsOf, send, TITLES, type World } from '../../support/open-world.ts';
import { peopleIn, tracesAfterRemoval, tracesOf } from '../../support/people-traces.ts';

const NEW = ['Nova Newcomer', 'nova.newcomer@example.org', 'Zed Unknown', 'zed.unknown@example.org'];

/** Types under the headers that a tab has. */
function fill({ host, person }: World, tab: string, row: number, cells: Record<string, string>): void {
  const [headers = []] = host.workbook.display(tab, '1:1');
  for (const [header, text] of Object.entries(cells))
    if (headers.includes(header)) host.workbook.edit(tab, person.at(tab, header, row), text);
}

/** An Action in the first rows of a tab, a different one in each. */
function actInAllRows(world: World, resource: string): void {
  const tab = TITLES[resource] ?? '';
  const actions = actionsOf(resourceOf(resource)).filter((action) => action !== 'create');
  for (const [index, action] of actions.entries()) {
    const row = rowsOf(world, tab)[index];
    if (row) fill(world, tab, Number(row.row), { Action: action });
  }
}

function sendAll(world: World): string {
  const plan = review(world);
  send(world, plan, { confirmed: plan.guard?.words, production: true });
  return plan.plan;
}

describe('after all personal data is removed', () => {
  it.each([1])('no name or address is left, whatever was pulled, sent, refused, and undone (seed %i)', async (seed) => {
    const world = await openWorld({ catalog: { ...FEW, seed } });
    for (const { name } of resources) pull(world, name);
    const people = peopleIn(world.catalog);
    expect(people.length).toBeGreaterThan(40);
    const [known] = rowsOf(world, 'Users').filter(({ Email }) => Email?.includes('@'));

    // New people, an address that Catalog refuses because someone has it, and one that no one has.
    const free = rowsOf(world, 'Users').length + 2;
    fill(world, 'Users', free, { Action: 'create', Name: 'Nova Newcomer', Email: 'nova.newcomer@example.org', Employer: 'Nova Labs' });
    fill(world, 'Users', free + 1, { Action: 'create', Name: 'Zed Unknown', Email: String(known?.Email) });
    const listing = String(world.catalog.records('courses')[0]?.id);
    const below = rowsOf(world, 'Enrollments').length + 2;
    fill(world, 'Enrollments', below, { Action: 'create', 'Canvas user ID': 'nova.newcomer@example.org', 'Listing ID': listing });
    fill(world, 'Enrollments', below + 1, { Action: 'create', 'Canvas user ID': 'zed.unknown@example.org', 'Listing ID': listing });
    fill(world, 'Enrollments', below + 2, { Action: 'create', 'Canvas user ID': String(known?.Name), 'Listing ID': listing });
    sendAll(world);

    for (const resource of resources.filter(isEditable)) actInAllRows(world, resource.name);
    const run = sendAll(world);
    const undo = world.person.ask<PlanView>('undo', { run });
    if (undo.requests.length > 0) send(world, undo, { confirmed: undo.guard?.words });
    world.host.click('Catalog Sync > Refresh > All tabs');
    world.host.click('Send log');
    const words = [...people, ...NEW];
    const before = tracesOf(world.host, words);
    expect(before.length).toBeGreaterThan(100);

    expect(tracesAfterRemoval(world, words)).toEqual([]);
    console.log(`names and addresses removed: ${words.length}, in ${before.length} places`);
    world.host.click('Catalog Sync > Refresh > All tabs');
    expect(tracesOf(world.host, words)).toEqual([]);
  });
});
