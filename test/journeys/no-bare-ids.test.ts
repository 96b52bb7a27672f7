// No new tab shows the ID of a person or listing without its name. Which IDs there are is read from the contract of the demo Catalog and
// from its responses, not from the resource table: a resource that forgets a name can't hide it here.
import { describe, expect, it } from 'vitest';
import { type Contract, readContract } from '../../emulator/contract.ts';
import type { DemoCatalog, LoggedRequest } from '../../emulator/demo-catalog.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import { CATALOG_HOST, FEW, pull, shareWorld, type World } from '../support/open-world.ts';

type Kind = 'person' | 'listing' | 'other';

/** What the last words of a path say about its ID. The first rule that fits counts. */
const RULES: readonly [RegExp, Kind][] = [
  [/^(courses|programs|course|program)(\.\*)?\.id$/, 'listing'],
  [/(^|\.)(listing|product)(\.|_)id$/, 'listing'],
  [/(^|\.)(listings|assigned_listings|requirements)\.\*\.id$/, 'listing'],
  [/^users?(\.\*)?\.id$/, 'person'],
  [/(^|\.)(user|student|purchaser)\.(id|canvas_user_id)$/, 'person'],
  [/(^|[._])user_id$/, 'person'],
  [/(^|[._])(account|catalog|parent|canvas)(_ids?|\.id)$/, 'other'],
  [/(^|\.)accounts\.\*\.id$/, 'other'],
  [/(^|[._])(account|course|section|order|enrollment|tag|theme|reference|full|provider|manager|measurement|partner)_ids?$/, 'other'],
  [/(^|\.)canvas_course\.id$/, 'other'],
  // The records themselves, which are neither people nor listings, and what hangs on them.
  [
    /^(applicants?|orders?|bulk_enrollments?|enrollments?|email_domain_sets|tags|content|progress|certificate|promotions|catalogs)(\.\*)?\.id$/,
    'other',
  ],
  [/(^|\.)(promotions|invitations|assigned_categories)\.\*\.id$/, 'other'],
  [/^(account\.|\*\.)?id$/, 'other'],
];

interface IdPath {
  operationId: string;
  path: readonly string[];
  kind: Kind;
}

interface Schema {
  $ref?: string;
  allOf?: Schema[];
  oneOf?: Schema[];
  anyOf?: Schema[];
  items?: Schema;
  properties?: Record<string, Schema>;
}

/** Returns all properties of responses to reads that hold IDs, as the contract declares them. */
function idsInContract(contract: Contract): IdPath[] {
  const resolve = ({ $ref, ...schema }: Schema): Schema =>
    $ref === undefined
      ? schema
      : resolve(
          $ref
            .slice(2)
            .split('/')
            .reduce((at: unknown, key) => Reflect.get(Object(at), key.replace(/~1/g, '/')), contract) as Schema,
        );
  const pathsIn = (given: Schema, path: readonly string[], above: readonly string[]): string[][] => {
    const { $ref = '' } = given;
    if ($ref !== '' && above.includes($ref)) return [];
    const schema = resolve(given);
    const within = [...above, $ref];
    return [
      ...[schema.allOf, schema.oneOf, schema.anyOf].flatMap((all = []) => all.flatMap((each) => pathsIn(each, path, within))),
      ...(schema.items ? pathsIn(schema.items, [...path, '*'], within) : []),
      ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => [
        ...(/(^|_)ids?$/.test(name) ? [[...path, name]] : []),
        ...pathsIn(each, [...path, name], within),
      ]),
    ];
  };
  return Object.values(contract.paths).flatMap((methods) =>
    Object.entries(methods).flatMap(([method, operation]) => {
      if (method !== 'get' && !operation.operationId.endsWith('Analytics')) return [];
      const response = resolve((operation.responses['200'] ?? {}) as Schema) as { content?: Record<string, { schema?: Schema }> };
      const paths = pathsIn(response.content?.['application/json']?.schema ?? {}, [], []);
      const distinct = Array.from(new Set(paths.map((path) => path.join('.'))));
      return distinct.map((path) => ({ operationId: operation.operationId, path: path.split('.'), kind: kindOf(path) }));
    }),
  );
}

function kindOf(path: string): Kind {
  const kind = RULES.find(([rule]) => rule.test(path))?.[1];
  if (!kind) throw new Error(`say whether ${path} is the ID of a person, of a listing, or of something else`);
  return kind;
}

/** Returns the values at a path of a response. */
function valuesAt(json: unknown, [first, ...rest]: readonly string[]): string[] {
  if (first === undefined)
    return [json].flat().flatMap((value) => (typeof value === 'number' || typeof value === 'string' ? [String(value)] : []));
  if (typeof json !== 'object' || json === null) return [];
  if (first === '*') return Array.isArray(json) ? json.flatMap((item) => valuesAt(item, rest)) : [];
  return valuesAt(Reflect.get(json, first), rest);
}

/** Sends a request of a pull again, and returns its response. */
function replay({ where, apiKey }: DemoCatalog, { method, path, body }: LoggedRequest): unknown {
  if (typeof where === 'string') throw new Error('the Catalog of this test is in its own thread');
  const headers = { authorization: `Token token="${apiKey}"`, 'content-type': 'application/json' };
  const bytes = method === 'GET' ? undefined : new TextEncoder().encode(JSON.stringify(body));
  const { response } = where.respond({ method, url: `https://${CATALOG_HOST}${path}`, headers, body: bytes });
  return response !== 'drop' && response.status < 300 ? JSON.parse(new TextDecoder().decode(response.body)) : undefined;
}

/** Returns by ID the names that someone looks for in a row. */
function namesIn({ catalog }: World, kind: Kind): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const add = (id: unknown, name: unknown) => names.set(String(id), [...(names.get(String(id)) ?? []), String(name).trim()]);
  if (kind === 'person') {
    for (const { id, canvas_user_id, user_name } of catalog.records('users')) {
      add(id, user_name);
      add(canvas_user_id, user_name);
    }
  } else for (const { id, title } of [...catalog.records('courses'), ...catalog.records('programs')]) add(id, title);
  return names;
}

/** A column of IDs in a tab. */
interface IdColumn {
  tab: string;
  header: string;
  /** IDs in its cells, with whether a cell of their row has the name. */
  cells: { id: string; named: boolean }[];
}

/** Returns the columns of a tab whose cells all show some IDs, with those IDs whose name is known. */
function idColumnsOf(world: World, tab: string, ids: ReadonlySet<string>, names: ReadonlyMap<string, string[]>): IdColumn[] {
  const [headers = [], ...rows] = world.host.workbook.display(tab);
  return headers.flatMap((header, column) => {
    const idsIn = (row: readonly string[]) => (row[column] ?? '').split(', ').filter((id) => id !== '');
    const shown = rows.flatMap(idsIn);
    if (shown.length === 0 || !shown.every((id) => ids.has(id))) return [];
    const cells = rows.flatMap((row) => {
      const isNamed = (id: string) => names.get(id)?.some((name) => row.some((cell) => cell.includes(name))) ?? false;
      return idsIn(row).flatMap((id) => (names.has(id) ? [{ id, named: isNamed(id) }] : []));
    });
    return [{ tab, header, cells }];
  });
}

/** Returns the tabs of the file, without hidden ones. */
const tabsIn = ({ host }: World) => host.workbook.dump().flatMap(({ name }) => (name.startsWith('Catalog Sync') ? [] : [name]));

const asText = ({ operationId, path }: IdPath) => `${operationId} ${path.join('.')}`;

const KINDS = ['person', 'listing'] as const;

describe('IDs of people and listings', () => {
  const shared = shareWorld({ catalog: FEW });
  const contract = idsInContract(readContract());
  const named = contract.filter(({ kind }) => kind !== 'other');
  const columns: IdColumn[] = [];
  const seen = new Map<string, { columns: IdColumn[] }>();

  it('are named in the row of every new tab that shows them', async () => {
    const world = shared();
    const names = { person: namesIn(world, 'person'), listing: namesIn(world, 'listing') };
    for (const { name } of resources) {
      const before = tabsIn(world);
      world.catalog.clearRequests();
      pull(world, name);
      const tabs = tabsIn(world).filter((tab) => !before.includes(tab));
      const found: { path: IdPath; ids: string[] }[] = [];
      for (const request of world.catalog.requests()) {
        const paths = named.filter(({ operationId }) => operationId === request.operationId);
        const json = paths.length > 0 ? replay(world.catalog, request) : undefined;
        found.push(...paths.map((path) => ({ path, ids: valuesAt(json, path.path) })).filter(({ ids }) => ids.length > 0));
      }
      for (const kind of KINDS) {
        const ids = new Set([...names[kind].keys(), ...found.flatMap(({ path, ids }) => (path.kind === kind ? ids : []))]);
        const own = tabs.flatMap((tab) => idColumnsOf(world, tab, ids, names[kind]));
        columns.push(...own);
        for (const { path, ids } of found.filter((each) => each.path.kind === kind)) {
          const showing = own.filter(({ cells }) => cells.some(({ id }) => ids.includes(id)));
          seen.set(asText(path), { columns: [...(seen.get(asText(path))?.columns ?? []), ...showing] });
        }
      }
    }
    const cells = columns.flatMap(({ tab, header, cells }) => cells.map((cell) => ({ tab, header, ...cell })));
    const bare = cells.filter((cell) => !cell.named).map(({ tab, header, id }) => `${tab}, ${header}: ${id}`);
    console.log(`IDs in the contract: ${named.length} of people and listings, ${contract.length - named.length} others`);
    console.log(
      `columns of such IDs in new tabs: ${columns.length}, cells: ${cells.length}, without the name in their row: ${bare.length}`,
    );
    expect(bare).toEqual([]);
    expect(cells.length).toBeGreaterThan(500);
  });

  it('have a column in some new tab for each property of the contract', () => {
    const called = new Set(Array.from(seen.keys(), (each) => each.split(' ')[0]));
    // A record that is read alone has the IDs that it has in its list, and some lists have a second form that the demo doesn't use.
    const alone = resources.map(({ single }) => single?.operationId);
    const isOther = ({ operationId, path }: IdPath) =>
      !called.has(operationId) || alone.includes(operationId) || path[0] === 'content' || path[0] === '*';
    const unseen = named.filter((each) => !seen.has(asText(each)) && !isOther(each)).map(asText);
    expect(unseen).toEqual([]);
    const withoutColumn = Array.from(seen).flatMap(([path, { columns }]) => (columns.length === 0 ? [path] : []));
    console.log(`properties with such IDs in responses of pulls: ${seen.size}, without a column: ${withoutColumn.length}`);
    expect(withoutColumn).toEqual([]);
  });

  it('are found when their name is missing', () => {
    const world = shared();
    const names = namesIn(world, 'person');
    const bareIn = () =>
      idColumnsOf(world, 'Enrollments', new Set(names.keys()), names).flatMap(({ cells }) => cells.filter((cell) => !cell.named));
    expect(bareIn()).toEqual([]);
    const [headers = []] = world.host.workbook.display('Enrollments');
    world.host.workbook.deleteColumns('Enrollments', headers.indexOf('Learner') + 1, 1);
    expect(bareIn().length).toBeGreaterThan(10);
  });
});
