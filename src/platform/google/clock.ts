// Time and chance.
import type { Clock } from '../ports.ts';

export function googleClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: (milliseconds) => {
      if (milliseconds > 0) Utilities.sleep(milliseconds);
    },
    id: () => Utilities.getUuid(),
  };
}
