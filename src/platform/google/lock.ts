// One at a time in this document.
import type { Lock } from '../ports.ts';

export function googleLock(): Lock {
  return {
    hold(milliseconds, work) {
      // Null where no file is open; then nobody else can be in it.
      const lock: GoogleAppsScript.Lock.Lock | null = LockService.getDocumentLock();
      if (!lock) return work();
      if (!lock.tryLock(milliseconds)) return undefined;
      try {
        return work();
      } finally {
        // Writes still waiting would otherwise happen after somebody else has the lock.
        try {
          SpreadsheetApp.flush();
        } finally {
          lock.releaseLock();
        }
      }
    },
  };
}
