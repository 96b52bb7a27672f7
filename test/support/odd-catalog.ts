// A server in front of a Catalog that changes some of its responses.
import { onTestFinished } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import { openCatalog } from '../../emulator/index.ts';
import { CATALOG_HOST, openWorld, type World, type WorldOptions } from './open-world.ts';

type Site = Exclude<DemoCatalog['where'], string>;
type SiteResponse = Exclude<ReturnType<Site['respond']>['response'], 'drop'>;

/** What happens to the responses of matching requests. The first rule that still applies wins. */
export interface Oddity {
  /** A regular expression for `METHOD /path?query`. */
  match: string;
  /** How many matching requests to let pass, and how many to change. All if absent. */
  after?: number;
  times?: number;
  status?: number;
  headers?: Readonly<Record<string, string>>;
  /** The whole body. */
  body?: string;
  /** A regular expression in the body, and what replaces its first match. */
  replace?: readonly [pattern: string, by: string];
}

export interface OddWorld {
  world: World;
  /** Replaces all rules. */
  respond(oddities: readonly Oddity[]): void;
}

/** Opens a world whose Catalog can be told to respond oddly. */
export async function openOddWorld(options: WorldOptions): Promise<OddWorld> {
  const catalog = openCatalog({ seed: 1, scale: 'small', ...options.catalog });
  onTestFinished(() => catalog.close());
  let rules: (Oddity & { seen: number })[] = [];
  const isMet = (rule: Oddity & { seen: number }, request: string): boolean => {
    if (!new RegExp(rule.match).test(request)) return false;
    rule.seen += 1;
    const since = rule.seen - (rule.after ?? 0);
    return since > 0 && since <= (rule.times ?? Number.POSITIVE_INFINITY);
  };
  const site = catalog.where;
  if (typeof site === 'string') throw new Error('the demo Catalog is in this thread');
  const inFront: Site = {
    respond(request) {
      const { pathname, search } = new URL(request.url);
      const rule = rules.find((each) => isMet(each, `${request.method} ${pathname}${search}`));
      // A response of its own never reaches Catalog.
      const { response, latency } =
        rule?.body === undefined ? site.respond(request) : { response: { status: 200, headers: [], body: new Uint8Array() }, latency: 0 };
      return { response: rule && response !== 'drop' ? changed(response, rule) : response, latency };
    },
  };
  const world = await openWorld({ ...options, at: catalog, host: { ...options.host, hosts: { [CATALOG_HOST]: inFront } } });
  return {
    world,
    respond: (oddities) => {
      rules = oddities.map((oddity) => ({ ...oddity, seen: 0 }));
    },
  };
}

/** A header that is blank is left out. */
function changed({ status, headers, body }: SiteResponse, { replace, ...rule }: Oddity): SiteResponse {
  const own = Object.fromEntries(
    headers.flatMap((name, index) =>
      index % 2 === 0 && !/^content-length$/i.test(name) ? [[name.toLowerCase(), headers[index + 1] ?? '']] : [],
    ),
  );
  const text = rule.body ?? new TextDecoder().decode(body);
  return {
    status: rule.status ?? status,
    headers: Object.entries({ 'content-type': 'application/json', ...own, ...rule.headers }).flatMap((pair) =>
      pair[1] === '' ? [] : pair,
    ),
    body: new TextEncoder().encode(replace ? text.replace(new RegExp(replace[0]), replace[1]) : text),
  };
}
