// Someone opens a file in which a newer version has worked. Each record that it could have stored in a newer format, in turn: what needs
// the record stops and says so, and the record stays as it is.
import { expect, it } from 'vitest';
import type { Refusal } from '../../scripts/person.ts';
import type { State } from '../../src/protocol/state.ts';
import { FEW, openWorld, pull, review, send, type World } from '../support/open-world.ts';

/** A file in which everything has been done that stores a record. */
async function usedFile(): Promise<World> {
  const world = await openWorld({ catalog: FEW, pulled: ['tags', 'courses'], host: { timeZone: 'UTC' } });
  const { person, host, catalog } = world;
  world.person.type('Tags', 'Name', 2, 'Evenings');
  send(world, review(world));
  const [tag] = catalog.records('tags').slice(3);
  catalog.mutate({ type: 'update', resource: 'tags', id: Number(tag?.id), fields: { name: 'By a colleague' } });
  pull(world, 'tags');
  person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
  person.ask('notifySchedules', { email: '', webhook: 'https://hooks.slack.com/services/T0/B0/x' });
  host.advance(2);
  host.workbook.deleteSheet('Courses');
  pull(world, 'tags');
  pull(world, 'orders');
  world.person.type('Tags', 'Name', 3, 'Unsent');
  review(world);
  host.dialogs().at(-1)?.close();
  return world;
}

/** What users can always do: it removes the record, whatever its format. */
const REMOVES: readonly string[] = ['user connection: disconnect'];

/** Commands that read or write stored records, with what they're sent. */
const COMMANDS: Readonly<Record<string, unknown>> = {
  state: {},
  review: {},
  pull: { resource: 'tags', filters: {} },
  refreshAll: {},
  log: {},
  schedule: { tabs: 'all', rule: { every: 'day', hour: 7 } },
  notifySchedules: { email: '', webhook: '' },
  personal: { answer: 'without' },
  removePersonal: { confirmed: 'remove personal data' },
  useCatalog: { host: 'catalog.example.edu' },
  disconnect: {},
  moveToAddOn: {},
};

function answerTo({ person }: World, command: string, input: unknown): string {
  try {
    person.ask(command, input);
    return 'done';
  } catch (error) {
    return (error as Refusal).code ?? String(error);
  }
}

it('a record in a newer format stops what needs it, and is neither lost nor overwritten', async () => {
  const world = await usedFile();
  const { host } = world;
  const { document, user } = host.properties;
  const records = [document, user].flatMap((store) =>
    Object.entries(store).flatMap(([name, text]) =>
      /^\{.*"v":\d/.test(text) ? [{ store: store === document ? 'document' : 'user', name } as const] : [],
    ),
  );
  const back = host.keep();
  const lost: string[] = [];
  const kinds = new Set<string>();
  for (const { store, name } of records) {
    const kind = `${store} ${name.replace(/\..*/, '')}`;
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    const newer = String(host.properties[store][name]).replace(/"v":\d+/, '"v":99');
    host.properties[store][name] = newer;
    host.click('Open sidebar');
    const opened = host.keep();
    for (const [command, input] of Object.entries(COMMANDS)) {
      const answer = answerTo(world, command, input);
      const left = host.properties[store][name];
      const isKnown = ['done', 'updated-meanwhile', 'moved', 'not-connected', 'open-jobs'].includes(answer);
      if (REMOVES.includes(`${kind}: ${command}`)) expect([answer, left]).toEqual(['done', undefined]);
      else if (!isKnown || left !== newer)
        lost.push(`${kind}: ${command} → ${answer}${left === newer ? '' : ', and the record is changed'}`);
      opened();
    }
    back();
  }
  console.log(`records in newer formats: ${Array.from(kinds).sort().join(', ')}`);
  expect(Array.from(kinds).length).toBeGreaterThan(10);
  expect(lost).toEqual([]);
  expect(world.person.ask<State>('state').tabs.length).toBeGreaterThan(0);
});
