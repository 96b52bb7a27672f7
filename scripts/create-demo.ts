// The demo panel of the page, made from the demo Catalog and the host that `npm start` runs.
import type { DemoCatalog, Faults, LoggedRequest } from '../emulator/demo-catalog.ts';
import type { Host, HostOptions } from '../emulator/host.ts';
import { type Demo, type DemoAction, type DemoRequest, openSidebar, type Scale } from '../emulator/page.ts';
import { happen } from './meanwhile.ts';

export interface DemoParts {
  host: Host;
  catalog: DemoCatalog;
  /** What the host takes for the internet: gets the address of a Catalog that starts. */
  hosts: HostOptions['hosts'];
  /** Under which name the Catalog stands in `hosts`, and the names of others, which start when they are first chosen. */
  addresses: readonly [string, ...string[]];
  seed: number;
  scale: Scale;
  user: string;
  start(options: { name: 'production' | 'test'; seed: number; scale: Scale }): Promise<DemoCatalog>;
}

/** A Catalog of the demo internet, and how it misbehaves. */
interface Place {
  catalog: DemoCatalog;
  name: 'production' | 'test';
  seed: number;
  scale: Scale;
  fault?: Faults;
}

const hour = 3_600_000;
const mostHours = 48;
const exportedDays = 30;
const shownRequests = 50;

export function createDemo(parts: DemoParts): Demo & { close(): Promise<void> } {
  const { host, hosts, addresses, catalog, seed, scale } = parts;
  let { user } = parts;
  let clock: number | undefined;
  let meanwhile = '';
  let [address] = addresses;
  let place: Place = { catalog, name: 'production', seed, scale };
  const places = new Map([[address, place]]);

  const open = async (options: Omit<Place, 'catalog'>): Promise<void> => {
    place = { ...options, catalog: await parts.start(options) };
    places.set(address, place);
    hosts[address] = place.catalog.where;
  };

  const act = async (action: DemoAction) => {
    if (action.type === 'fault') {
      place.fault = { answer: action.answer, match: action.match || undefined, times: action.times };
      place.catalog.setFaults([place.fault]);
    } else if (action.type === 'noFaults') {
      place.fault = undefined;
      place.catalog.setFaults([]);
    } else if (action.type === 'forward') {
      if (!(action.hours >= 1 && action.hours <= mostHours)) throw new Error(`Enter a number of hours from 1 to ${mostHours}.`);
      clock = goForward(host, clock ?? Date.now(), action.hours);
      for (const each of places.values()) each.catalog.setClock(clock);
    } else if (action.type === 'user') {
      if (!action.email.includes('@')) throw new Error('Enter an email address.');
      user = action.email;
      host.setUser(user);
    } else if (action.type === 'language') {
      host.setLanguage(action.language);
      openSidebar(host)?.close();
      host.open();
    } else if (action.type === 'firstDay') {
      host.setSwitches({ consent: 'unasked', account: action.account, refusedScopes: [] });
      openSidebar(host)?.close();
      host.open();
    } else if (action.type === 'meanwhile') {
      meanwhile = happen(action.what, place.catalog, selectedId(host));
    } else if (action.type === 'host') {
      if (!addresses.includes(action.address)) throw new Error(`There is no demo Catalog at ${action.address}.`);
      address = action.address;
      const known = places.get(address);
      if (known) place = known;
      else await open({ name: 'test', seed, scale });
    } else {
      const before = place.catalog;
      await open({ name: place.name, seed: action.seed, scale: action.scale });
      await before.close();
    }
  };

  return {
    act,
    look() {
      const { catalog, scale, seed, fault } = place;
      const requests = catalog.requests();
      return {
        addresses,
        address,
        apiKey: catalog.apiKey,
        scale,
        seed,
        user,
        language: host.language(),
        clock,
        fault: describeFault(fault),
        meanwhile,
        count: requests.length,
        requests: requests.map(shownRequest).slice(-shownRequests).reverse(),
      };
    },
    paymentExport(provider) {
      const until = clock ?? Date.now();
      return place.catalog.paymentExport(provider, until - exportedDays * 24 * hour, until).text;
    },
    async close() {
      for (const each of places.values()) await each.catalog.close();
    },
  };
}

/** The ID in the selected row. */
function selectedId({ workbook }: Host): number | undefined {
  const { sheet, row } = workbook.active();
  const tab = workbook.sheets().find(({ id }) => id === sheet)?.name;
  if (tab === undefined) return undefined;
  const [headers = []] = workbook.display(tab, '1:1');
  const [cells = []] = workbook.display(tab, `${row}:${row}`);
  return Number(cells[headers.indexOf('ID')] ?? '');
}

/** Hour by hour, so that each trigger fires as often as it would have. */
function goForward(host: Host, from: number, hours: number): number {
  for (let passed = 1; passed <= hours; passed += 1) {
    host.setClock(from + passed * hour);
    for (const { id, everyHours, disabled } of host.triggers()) {
      if (!disabled && everyHours !== undefined && passed % everyHours === 0) host.fire(id);
    }
  }
  return from + hours * hour;
}

function describeFault(fault: Faults | undefined): string {
  if (fault === undefined) return 'No faults. Responding normally.';
  const which = fault.match === undefined ? 'every request' : `requests matching “${String(fault.match)}”`;
  return `Responding with ${fault.answer} to ${which}${fault.times === undefined ? '' : `, ${fault.times} times`}.`;
}

function shownRequest({ at, method, path, status, operationId, fault, violations }: LoggedRequest, index: number): DemoRequest {
  return { number: index + 1, at, method, path, status, operation: operationId ?? '', fault, violations };
}
