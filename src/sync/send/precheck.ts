// Just before a write: what Catalog holds of its record now says whether it still goes, went already, or is held back.
import { looksDone, removes, updates } from '../../catalog/resource.ts';
import type { World } from '../jobs/session.ts';
import { already, invisible, move, moveAll } from '../plan/entry-state.ts';
import { hasMore } from '../review/all-or-nothing.ts';
import type { Write } from './batch.ts';
import { isOnce, isSeen, isSent, readAll, stillAsReviewed } from './read-back.ts';

/** Reads each record just before its write: moved ones are held back, and what an interrupted run has sent is not sent twice. */
export function checkBefore(world: World, writes: readonly Write[]): void {
  const answers = readAll(world.client, writes);
  writes.forEach((write, index) => {
    const answer = answers[index];
    const [first] = write.lines;
    if (!answer || !first) return;
    const isUpdate = updates(write.resource, first.operation);
    const call = write.resource.writes[first.operation];
    if ('failed' in answer) moveAll(world, write.lines, 'failed', answer.failed.words ?? answer.failed.code);
    else if ('gone' in answer) {
      if (call?.unseen) moveAll(world, write.lines, 'planned', first.note);
      // A 404 proves a record deleted only for the key of the review.
      else if (write.otherKey) moveAll(world, write.lines, first.state === 'sending' ? 'uncertain' : 'failed', invisible);
      else if (removes(call)) moveAll(world, write.lines, 'done', first.state === 'sending' ? '' : already.gone);
      else moveAll(world, write.lines, 'failed', 'no longer in Catalog');
    } else {
      const { values } = answer.found;
      write.before = values;
      const arrived = first.state === 'sending' && isUpdate && write.lines.every((line) => isSent(write, line, values));
      if (!isUpdate && looksDone(write.resource, first.operation, values)) {
        moveAll(world, write.lines, 'done', first.state === 'sending' ? '' : already.so);
        write.after = values;
      } else if (first.state === 'sending' && isOnce(write) && !(arrived && isSeen(write, values))) {
        moveAll(world, write.lines, 'uncertain', 'interrupted before Catalog responded');
      } else if (arrived) {
        moveAll(world, write.lines, 'done', '');
        write.after = values;
      } else if (write.lines.every((line) => line.field === '' || stillAsReviewed(write, line, values)))
        moveAll(world, write.lines, 'planned', first.note);
      else moveAll(world, write.lines, 'moved', 'changed in Catalog since the review');
    }
  });
  const going = writes.filter(({ lines: [line] }) => line?.state === 'planned');
  for (const { lines } of going.filter(isUncheckable)) moveAll(world, lines, 'failed', 'can’t be checked with this API key');
  if (hasMore(world, going))
    for (const { lines } of going) moveAll(world, lines, 'moved', 'would also remove learners added since the review');
}

/** Returns whether a write affects records that only the key of the review is known to see. */
function isUncheckable({ resource, otherKey, lines: [line] }: Write): boolean {
  return otherKey === true && resource.writes[line?.operation ?? '']?.whole !== undefined;
}

/** What is taken from Catalog is not sent; the record as it was just read shows it, unless a later one does. */
export function takeTheirs(world: World, write: Write): void {
  write.taken = write.lines.filter((line) => line.decision === 'theirs' && line.state === 'planned');
  if (write.taken.length === 0) return;
  for (const line of write.taken) move(world, line, 'skipped', 'kept Catalog’s value');
  write.lines = write.lines.filter((line) => !write.taken.includes(line));
  write.after = write.before;
}
