// The hunt for the API key: a workday with failures of each kind, and everything that it leaves where others could read it.
import { readXlsx } from 'hucre/xlsx';
import { expect } from 'vitest';
import type { Faults } from '../../emulator/demo-catalog.ts';
import type { Host, SidebarPage } from '../../emulator/host.ts';
import { workbookFile } from '../../emulator/page.ts';
import { createDemo } from '../../scripts/create-demo.ts';
import { personAt } from '../../scripts/person.ts';
import { CATALOG_HOST, FEW, openUnconnected, pull, review, rowsOf, send, type World } from './open-world.ts';

/** As a server would repeat it, but also as a person may mistype it: with signs that an address encodes. */
const WRONG = 'wrong+key/with=signs&and-0123456789';

/** Every spelling by which somebody could get at it. In base64 it depends on what stands before it, so all three ways are looked for. */
function spellings(key: string): string[] {
  const base64 = [0, 1, 2].flatMap((before) => {
    const text = Buffer.from('-'.repeat(before) + key).toString('base64');
    // The first and last signs are shared with what stands around the key.
    const bare = text.slice(before === 0 ? 0 : 4, -4);
    return [bare, bare.replaceAll('+', '-').replaceAll('/', '_')];
  });
  const partial = [key.slice(2, 12).toUpperCase(), Array.from(key).reverse().join('')];
  return [key, encodeURIComponent(key), encodeURI(key), Buffer.from(key).toString('hex'), ...partial, ...base64];
}

/** The host, with everything that pages are told put down. */
function overheard(host: Host, heard: Set<string>): Host {
  const listen = (page: SidebarPage): SidebarPage => {
    heard.add(page.html);
    return {
      ...page,
      close: () => page.close(),
      call(name, ...args) {
        const answer = page.call(name, ...args);
        heard.add(String(answer));
        return answer;
      },
    };
  };
  const own: Partial<Host> = { sidebar: () => listen(host.sidebar()), dialogs: () => host.dialogs().map(listen) };
  return new Proxy(host, { get: (_, name) => Reflect.get(own, name) ?? Reflect.get(host, name) });
}

async function xlsxOf(host: Host): Promise<string> {
  const { sheets, properties } = await readXlsx(await workbookFile(host), { readStyles: true });
  return JSON.stringify([properties, sheets.map((sheet) => ({ ...sheet, cells: Array.from(sheet.cells ?? []) }))]);
}

/** What everybody could read who opens the file, its log, its copy, or the page of the emulator. */
async function leftBehind({ host, catalog }: World): Promise<Record<string, string>> {
  const { document, script } = host.properties;
  const copies = (['bound', 'add-on'] as const).map((kind) => {
    const copy = host.workbook.copyFile(kind);
    const { document, script, user } = copy.properties;
    const told = JSON.stringify([copy.workbook.dump(), document, script, kind === 'bound' ? user : '']);
    copy.close();
    return told;
  });
  const demo = createDemo({
    host,
    catalog,
    hosts: {},
    addresses: [CATALOG_HOST],
    seed: 1,
    scale: 'small',
    user: '',
    start: async () => catalog,
  });
  // The panel shows the key of the demo Catalog in a field of its own, to be typed into the sidebar.
  const { apiKey: _, ...panel } = demo.look();
  return {
    workbook: JSON.stringify(host.workbook.dump()),
    xlsx: await xlsxOf(host),
    'document properties': JSON.stringify(document),
    'script properties': JSON.stringify(script),
    'log of the script': host.logs().join('\n'),
    toasts: JSON.stringify(host.toasts()),
    'bound copy': String(copies[0]),
    'copy of an add-on': String(copies[1]),
    'demo panel': JSON.stringify(panel),
    'request log': JSON.stringify(catalog.requests()),
  };
}

/** In which of these texts one of the keys stands, in whatever spelling. */
export function hunt(places: Record<string, string>, keys: string[]): string[] {
  const wanted = keys.flatMap(spellings);
  return Object.entries(places).flatMap(([place, text]) => {
    const found = wanted.find((spelling) => text.includes(spelling));
    return found === undefined ? [] : [`${place}: …${text.slice(Math.max(0, text.indexOf(found) - 60)).slice(0, 160)}`];
  });
}

/** Answers everywhere that the key was found; `failures` says how Catalog fails, one workday each. */
export async function huntForTheKey(failures: readonly NonNullable<Faults['answer']>[]): Promise<string[]> {
  const world = await openUnconnected({ catalog: FEW });
  const heard = new Set<string>();
  const host = overheard(world.host, heard);
  const { catalog } = world;
  const person = personAt(host);
  const at: World = { catalog, host, person };
  const trouble = (answer?: Faults['answer']) => catalog.setFaults(answer ? [{ answer }] : []);
  const tried = (act: () => unknown) => {
    try {
      act();
    } catch (error) {
      heard.add(String(error));
    }
  };

  for (const answer of [undefined, 'echo-key'] as const) {
    trouble(answer);
    tried(() => person.ask('connect', { host: CATALOG_HOST, key: WRONG }));
    tried(() => person.ask('connect', { host: WRONG, key: catalog.apiKey }));
    tried(() => person.ask('connect', { host: catalog.apiKey, key: WRONG }));
  }
  trouble();
  person.ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  person.ask('personal', { answer: 'with' });
  for (const resource of ['courses', 'tags']) pull(at, resource);
  person.ask('checkCatalog');

  failures.forEach((failure, index) => {
    trouble(failure);
    tried(() => pull(at, 'tags'));
    tried(() => person.ask('checkCatalog'));
    tried(() => person.ask('refreshAll'));
    tried(() => host.click('Catalog Sync > Refresh > All tabs'));
    trouble();
    at.person.type('Tags', 'Name', index + 2, `Renamed ${failure}`);
    const below = rowsOf(at, 'Tags').length + 2;
    at.person.type('Tags', 'Action', below, 'create');
    at.person.type('Tags', 'Name', below, `New ${failure}`);
    const plan = review(at);
    trouble(failure);
    tried(() => send(at, plan));
    trouble();
    host.dialogs().at(-1)?.close();
    // What was left open goes on when Catalog is well again.
    for (const { job } of person.ask<{ jobs: { job: string }[] }>('state').jobs) person.finish('step', { job });
  });
  tried(() => person.ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 6 } }));
  trouble(failures.at(-1));
  host.advance(24);
  trouble();
  const { tabs, runs } = person.ask<{ tabs: { sheet: number }[]; runs: { run: string }[] }>('state');
  const [sheet, run] = [tabs[0]?.sheet, runs[0]?.run];
  // Where a command needs more than this, it says so: that is an answer too.
  const inputs: Record<string, unknown> = {
    columns: { sheet },
    activate: { sheet },
    plan: { plan: run },
    undo: { run },
    step: { job: run },
  };
  const asked = ['log', 'forms', 'listings', 'listingTemplate', 'hints', 'refreshRows', 'checkCatalog', ...Object.keys(inputs), 'state'];
  for (const command of asked) tried(() => person.ask(command, inputs[command]));

  const said = [...heard].join('\n');
  // The hunt itself: it was told of the failures, and would find the key where it is meant to be.
  expect(runs).toHaveLength(Math.min(failures.length, 10));
  expect(said.includes('didn’t accept your API key') && said.includes('it repeats part of your API key')).toBe(true);
  expect(hunt({ user: JSON.stringify(host.properties.user) }, [catalog.apiKey])).toHaveLength(1);
  // In the body of a request it would show as this in the log of the demo Catalog.
  expect(JSON.stringify(catalog.requests()).includes('[key]')).toBe(false);
  return hunt({ ...(await leftBehind(at)), 'what pages were told': said }, [catalog.apiKey, WRONG]);
}
