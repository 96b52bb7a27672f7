// A run that would make a tab and has nothing for it.

import type { Session } from '../jobs/session.ts';
import type { Pulled } from './apply-pull.ts';
import { deliveryLedger, lastDelivery, renewFirst, storeDelivered, withoutDelivered } from './delivery.ts';
import type { PullReading } from './incremental.ts';

/** Returns undefined if there's something to write. Runs under the document lock. */
export function emptyDelivery(session: Session, reading: PullReading): Pulled | undefined {
  const { job, resource } = reading;
  if (job.delivery?.fresh !== 'new') return undefined;
  const ledger = deliveryLedger(session, job);
  const tab = lastDelivery(session, resource, job.own);
  if (!tab || withoutDelivered(reading.found, ledger).size > 0) return undefined;
  storeDelivered(session, { ...reading, found: new Map() }, ledger, {});
  session.workbook.flush();
  renewFirst(session, job);
  const result = { added: 0, changed: 0, removed: 0, marked: 0, kept: 0, snapshot: undefined, rows: tab.rows };
  const { complete, unreadable } = job.list;
  return { tab, records: 0, result, complete, unreadable, notes: [], deliveredAt: ledger.state?.deliveredAt };
}
