// Realms that runs have left as they found them, for the next runs. A new one has to be made, and its code runs cold: what has run often
// in the same realm takes a fraction of the time. A run can't tell which it is in.
import type { Bundle } from './bundle.ts';
import { type Bridge, createRealm, type Realm } from './realm.ts';

/** One for each run that waits in another one's hook, and some for other switches and other projects. Each holds all of JavaScript. */
const MOST = 8;

interface UsedRealm {
  bundle: Bundle;
  kind: string;
  realm: Realm;
}

/** The last one is the last that was used. */
const resting: UsedRealm[] = [];

export interface TakenRealm {
  realm: Realm;
  /** Does what a run does, after the code was evaluated. The globals of these names are its services. */
  whole<T>(services: readonly string[], work: () => T): T;
}

export function takeRealm(bundle: Bundle, bridge: Bridge): TakenRealm {
  const kind = JSON.stringify([bridge.zone, bridge.codeFromText, bridge.missing]);
  const at = resting.findLastIndex((each) => each.bundle === bundle && each.kind === kind);
  const [known] = at < 0 ? [] : resting.splice(at, 1);
  const realm = known?.realm ?? createRealm(bridge);
  known?.realm.serve(bridge);
  // Code that does more than declare has to be evaluated for each run.
  const { declaresOnly, variables } = bundle;
  const begin = (services: readonly string[]): void => {
    if (known) return;
    for (const script of bundle.scripts) realm.evaluate(script);
    if (declaresOnly) realm.noteAll([...services, ...variables]);
  };
  return {
    realm,
    whole(services, work) {
      let hasEnded = false;
      try {
        return realm.whole(() => {
          begin(services);
          try {
            return work();
          } finally {
            hasEnded = true;
          }
        });
      } finally {
        // A run that was stopped from outside can have left anything.
        if (hasEnded && declaresOnly && realm.isAsFound(variables)) {
          resting.push({ bundle, kind, realm });
          if (resting.length > MOST) resting.shift();
        }
      }
    },
  };
}
