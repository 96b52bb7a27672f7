// The practice panel of the page, made from the practice Catalog and the host that `npm start` runs.
import type { Practice, PracticeAction, PracticeRequest, Scale } from '../emulator/page/practice.ts';
import type { Faults, Host, LoggedRequest, PracticeCatalog } from '../emulator/seam.ts';

export interface PracticeParts {
  host: Host;
  catalog: PracticeCatalog;
  /** What the host takes for the internet: gets the address of a Catalog that starts again. */
  hosts: Record<string, string>;
  /** Under which name the Catalog stands in `hosts`. */
  address: string;
  seed: number;
  scale: Scale;
  user: string;
  start(options: { seed: number; scale: Scale }): Promise<PracticeCatalog>;
}

const hour = 3_600_000;
const mostHours = 48;
const shownRequests = 50;

export function practiceOf(parts: PracticeParts): Practice & { close(): Promise<void> } {
  const { host, hosts, address } = parts;
  let { catalog, seed, scale, user } = parts;
  let clock: number | undefined;
  let fault: Faults | undefined;

  const act = async (action: PracticeAction) => {
    if (action.type === 'fault') {
      fault = { answer: action.answer, match: action.match || undefined, times: action.times };
      catalog.setFaults([fault]);
    } else if (action.type === 'noFaults') {
      fault = undefined;
      catalog.setFaults([]);
    } else if (action.type === 'forward') {
      if (!(action.hours >= 1 && action.hours <= mostHours)) throw new Error(`The clock goes forward by 1 to ${mostHours} hours.`);
      clock = goForward(host, clock ?? Date.now(), action.hours);
    } else if (action.type === 'user') {
      if (!action.email.includes('@')) throw new Error('A person is known by an e-mail address.');
      user = action.email;
      host.setUser(user);
    } else {
      const next = await parts.start({ seed: action.seed, scale: action.scale });
      const before = catalog;
      ({ seed, scale } = action);
      [catalog, fault] = [next, undefined];
      hosts[address] = next.url;
      await before.close();
    }
  };

  return {
    act,
    look() {
      const requests = catalog.requests();
      return {
        address,
        apiKey: catalog.apiKey,
        scale,
        seed,
        user,
        clock,
        fault: describeFault(fault),
        count: requests.length,
        requests: requests.map(shownRequest).slice(-shownRequests).reverse(),
      };
    },
    close: () => catalog.close(),
  };
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
  if (fault === undefined) return 'It answers as it should.';
  const which = fault.match === undefined ? 'every request' : `requests with “${String(fault.match)}”`;
  return `It answers ${fault.answer} to ${which}${fault.times === undefined ? '' : `, ${fault.times} times`}.`;
}

function shownRequest({ at, method, path, status, operationId, fault, violations }: LoggedRequest, index: number): PracticeRequest {
  return { number: index + 1, at, method, path, status, operation: operationId ?? '', fault, violations };
}
