// Faults between the pure cores, where only the built product can show them. `npm run mutants journeys` tries them.
import type { JourneyMutant } from './mutant.ts';

const LOCK = 'test/journeys/trust/lock.test.ts';
const CREATES = 'test/journeys/creates.test.ts';
const LOOKS = 'test/journeys/trust/looks-of-a-send.test.ts';

/** Takes the lock without reading the properties of the file again. */
const NOT_READ_AGAIN =
  'const { refresh } = session.document;\n  session.document.refresh = () => void (session.document.refresh = refresh);\n  ';

export const mutants: JourneyMutant[] = [
  {
    file: 'src/platform/google/google-platform.ts',
    find: 'if (!lock.tryLock(milliseconds)) return undefined;',
    replace: 'lock.tryLock(milliseconds);',
    rule: 'Work waits for the lock that another run holds.',
    test: LOCK,
    title: 'a pull writes to “Courses”',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'const pulled = withLock(session, TRY_AGAIN, () => {',
    replace: 'const pulled = ((work: () => Pulled) => work())(() => {',
    rule: 'A pull writes its tab under the lock.',
    test: LOCK,
    title: 'a pull writes to “Courses”',
  },
  {
    file: 'src/sync/pull/pull.ts',
    find: 'const paused = withLock(session, TRY_AGAIN, (): PullJob => {',
    replace: 'const paused = ((work: () => PullJob) => work())((): PullJob => {',
    rule: 'A pull stages records under the lock.',
    test: LOCK,
    title: 'a pull writes to “Catalog Sync staging”',
  },
  {
    file: 'src/sync/review/review.ts',
    find: "const { stored: header, unmarked } = withLock(session, 'Wait a minute, then review again.', () => {",
    replace: 'const { stored: header, unmarked } = (<T>(work: () => T) => work())(() => {',
    rule: 'A review stores its plan under the lock.',
    test: LOCK,
    title: 'a review writes to “Catalog Sync runs”',
  },
  {
    file: 'src/sync/send/send.ts',
    find: 'const progress = withLock(session, GO_ON, () => {',
    replace: 'const progress = ((work: () => SendProgress) => work())(() => {',
    rule: 'A send takes its decisions under the lock.',
    test: LOCK,
    title: 'the start of a send writes to',
  },
  {
    file: 'src/sync/send/send.ts',
    find: 'return withLock(session, GO_ON, (): SendProgress => {',
    replace: 'return ((work: () => SendProgress) => work())((): SendProgress => {',
    rule: 'A send writes its batches under the lock.',
    test: LOCK,
    title: 'a send writes to “Courses”',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'assertTabsFree(session, stored.id, [stored.sheet], stored.resource);',
    replace: '',
    rule: 'A step of a pull begins only if no colleague sends changes of its tab.',
    test: LOCK,
    title: 'makes a step of a pull wait',
  },
  {
    file: 'src/sync/pull/pull.ts',
    find: 'assertTabsFree(session, job.id, [job.sheet], job.resource);\n    assertStorageRoom(session.document);\n    const saved',
    replace: 'assertStorageRoom(session.document);\n    const saved',
    rule: 'A pull isn’t saved if a colleague’s send started meanwhile.',
    test: LOCK,
    title: 'while the first step is reading',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'assertTabsFree(session, job.id, [job.sheet], job.resource);\n    assertStorageRoom(document);\n    const unchanged',
    replace: 'assertStorageRoom(document);\n    const unchanged',
    rule: 'A pull doesn’t write its tab if a colleague’s send started meanwhile.',
    test: LOCK,
    title: 'while that step is reading',
  },
  {
    file: 'src/sync/review/review.ts',
    find: 'involved.forEach(assertRowsUnmoved);',
    replace: '',
    rule: 'Status isn’t written by position after rows have moved.',
    test: 'test/journeys/several.test.ts',
    title: 'rows that are sorted while the review reads Catalog',
  },
  {
    file: 'src/tabs/sheet/match-rows.ts',
    find: "const isShown = fate !== 'deleted' && !duplicates.has(key);",
    replace: "const isShown = fate !== 'deleted';",
    rule: 'A new ID goes to no row if several carry its intent.',
    test: CREATES,
    title: 'gets the ID in neither of the two rows',
  },
  {
    file: 'src/catalog/client.ts',
    find: "return reply.error.code === 'not-found' ? { gone: true }",
    replace: "return ['not-found', 'forbidden'].includes(reply.error.code) ? { gone: true }",
    rule: 'A 403 doesn’t say that a record was deleted.',
    test: 'test/journeys/failed-pull.test.ts',
    title: 'stays if the address of the record returns 403',
  },
  {
    file: 'src/catalog/client.ts',
    find: "return reply.error.code === 'not-found' ? { gone: true }",
    replace: "return ['not-found', 'server-error'].includes(reply.error.code) ? { gone: true }",
    rule: 'A 500 doesn’t say that a record was deleted.',
    test: 'test/journeys/failed-pull.test.ts',
    title: 'stays if the address of the record returns 500',
  },
  {
    file: 'src/sync/send/read-back.ts',
    find: 'const isUpload = first && write.resource.writes[first.operation]?.upload !== undefined;',
    replace: 'const isUpload = false;',
    rule: 'A file of SKUs isn’t uploaded twice.',
    test: 'test/journeys/operations/uploads.test.ts',
    title: 'are never sent a second time where no answer came',
  },
  {
    file: 'src/sync/send/send-batch.ts',
    find: 'refuseExisting(session, withoutRepeats(found.writes))',
    replace: 'withoutRepeats(found.writes)',
    rule: 'A create isn’t sent if its record exists by now.',
    test: CREATES,
    title: 'somebody else has made since the review',
  },
  {
    file: 'src/sync/plan/intent.ts',
    find: '  if (of === undefined) return undefined;',
    replace: '  if (of !== undefined) return undefined;',
    rule: 'Another review of the same record knows the intent of a create.',
    test: CREATES,
    title: 'isn’t created twice when lists lag for so long',
  },
  {
    file: 'src/tabs/memory/snapshot.ts',
    find: "if (keys.some((key) => key !== '')) throw damaged();",
    replace: '',
    rule: 'A tab that has lost its bases is neither refreshed nor sent.',
    test: 'test/journeys/several.test.ts',
    title: 'when it is lost, nothing is refreshed or sent',
  },
  {
    file: 'src/commands/refresh-all.ts',
    find: '      const problem = namedProblem(session, error);\n',
    replace: '      if (failed.size === 0) throw error;\n      const problem = namedProblem(session, error);\n',
    rule: 'A tab that fails doesn’t stop the refresh of the others.',
    test: 'test/journeys/schedule.test.ts',
    title: 'run now refreshes every tab',
  },
  {
    file: 'src/sync/review/read-tabs.ts',
    find: '      if (!(error instanceof StopError)) throw error;',
    replace: '      if (error) throw error;',
    rule: 'A tab that can’t be read doesn’t keep the others from being reviewed.',
    test: 'test/journeys/several.test.ts',
    title: 'when it is damaged for one tab',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'pendingKeys(recent, job.id), inPeriod',
    replace: '[], inPeriod',
    rule: 'Orders that weren’t paid yet are read again.',
    test: 'test/journeys/pending-orders.test.ts',
    title: 'that an order was paid late',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'deleted: new Set(pending.deleted),',
    replace: 'deleted: new Set(),',
    rule: 'Unpaid orders that were deleted are removed.',
    test: 'test/journeys/pending-orders.test.ts',
    title: 'that an order was paid late',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'isAbandoned(session, stored) || isOtherKey;',
    replace: 'isOtherKey;',
    rule: 'Records that were staged long ago aren’t used.',
    test: 'test/journeys/failed-pull.test.ts',
    title: 'reads everything again, also what Catalog doesn’t say has changed',
  },
  {
    file: 'src/sync/pull/pull-step.ts',
    find: 'isAbandoned(session, stored) || isOtherKey;',
    replace: 'isAbandoned(session, stored);',
    rule: 'Records that another key has staged aren’t used.',
    test: 'test/journeys/refused-key.test.ts',
    title: 'reads everything again when another key continues it',
  },
  {
    file: 'src/tabs/sheet/flush-merge.ts',
    find: 'return isEditable(resource) ? typedMeanwhile(document, sheet) : NOT_TYPED;',
    replace: 'return sheet < 0 && isEditable(resource) ? typedMeanwhile(document, sheet) : NOT_TYPED;',
    rule: 'What was typed during a write isn’t replaced by Catalog’s value.',
    test: 'test/journeys/trust/typed-during-write.test.ts',
    title: 'stays as an unsent edit',
  },
  {
    file: 'src/tabs/sheet/ticket.ts',
    find: 'const typed = typedMeanwhile(document, contents.sheet.id);',
    replace: 'const typed = typedMeanwhile(document, -1 - contents.sheet.id);',
    rule: 'What was typed before a write was killed comes back.',
    test: 'test/journeys/trust/typed-during-write.test.ts',
    title: 'comes back if the refresh is killed then',
  },
  {
    file: 'src/sync/send/precheck.ts',
    find: 'return write.entries.every(isAsReviewed)',
    replace: 'return write.entries.every(isAsReviewed) || write.entries.length > 0',
    rule: 'A record that changed since the review isn’t overwritten.',
    test: 'test/journeys/send.test.ts',
    title: 'between review and send is held back as moved',
  },
  {
    file: 'src/sync/send/reconcile.ts',
    find: 'if (after) return compare(session, write, outcome, after);',
    replace: '',
    rule: 'A write is read back, and its row shows what Catalog stored.',
    test: 'test/journeys/send.test.ts',
    title: 'a value that Catalog stores differently is said',
  },
  {
    file: 'src/sync/review/staged-records.ts',
    find: 'if (head.seal !== sealOf(session, head, texts)) return NOTHING_READ;',
    replace: '',
    rule: 'Records of a review that someone has changed in the hidden sheet aren’t used.',
    test: 'test/journeys/review-in-steps.test.ts',
    title: 'reads again what someone has changed in the hidden sheet',
  },
  {
    file: 'src/tabs/sheet/layout.ts',
    find: '  return answersYes(() => showsContents(contents));',
    replace: '  return contents.usedRows >= 0 || answersYes(() => showsContents(contents));',
    rule: 'A tab is looked at right before it’s written.',
    test: 'test/journeys/trust/layout-races.test.ts',
    title: 'before the last look of a refresh never puts a value into another row',
  },
  {
    file: 'src/tabs/sheet/flush-merge.ts',
    find: 'const isRight = !failed && showsLayout({ before: present, merge, newBlocks: written, inserted: room.added }, resource, zone);',
    replace: 'const isRight = !failed;',
    rule: 'A tab is looked at right after it’s written.',
    test: 'test/journeys/trust/layout-races.test.ts',
    title: 'during a refresh leaves each row with its own record',
  },
  {
    file: 'src/tabs/sheet/displaced.ts',
    find: 'const last = fromCatalog();',
    replace: "const last = 'unknown' as const;",
    rule: 'In a large tab, a cell that a write hit unseen shows what Catalog has.',
    test: 'test/journeys/trust/large-tab-races.test.ts',
    title: 'gives such a cell what the tab last showed if Catalog doesn’t respond then',
  },
  {
    file: 'src/sync/send/reflect-outcomes.ts',
    find: "  if (moment === 'final') fillUnsure(session, tab, replaced);\n",
    replace: '',
    rule: 'In a large tab, records whose cells a write hit unseen are read again.',
    test: 'test/journeys/trust/large-tab-races.test.ts',
    title: 'gives a cell that wasn’t read before the write what Catalog has',
  },
  {
    file: 'src/tabs/sheet/upsert.ts',
    find: 'if (name !== undefined && !merge.isKept(row, column)) written.set(name, value);',
    replace: 'if (name !== undefined) written.set(name, value);',
    rule: 'An unsent edit that was put back stays one.',
    test: 'test/journeys/trust/layout-races.test.ts',
    title: 'twice in one refresh leaves each unsent edit as it was typed',
  },
  {
    file: 'src/tabs/sheet/upsert.ts',
    find: 'packTicket(before, withNewRows({ before, merge, writes }, input))',
    replace: 'packTicket(before, writes)',
    rule: 'A ticket knows what new rows get.',
    test: 'test/journeys/trust/layout-races.test.ts',
    title: 'with rows and columns at once, again and again',
  },
  {
    file: 'src/protocol/plan-view.ts',
    find: 'isUnknown(value) ? say`(unknown)` : say`',
    replace: 'say`',
    rule: 'An old value that isn’t known has no number of characters.',
    test: 'test/journeys/between.test.ts',
    title: 'never shows “(text of -1 characters)” as an old value',
  },
  {
    file: 'src/tabs/sheet/displaced.ts',
    find: "const isRun = formula !== '' && isFormulaOfOurs(formula);",
    replace: 'const isRun = false;',
    rule: 'A text that has become a formula in another column is taken out.',
    test: 'test/journeys/trust/layout-races.test.ts',
    title: 'leaves no formula where a text of Catalog with an equals sign',
  },
  {
    file: 'src/sync/review/review.ts',
    find: 'const { stored: header, unmarked } = withLock(',
    replace: `${NOT_READ_AGAIN}const { stored: header, unmarked } = withLock(`,
    rule: 'A review reads the properties of the file again once it has the lock.',
    test: LOOKS,
    title: 'are read again by a review, which stores nothing after personal data was removed',
  },
  {
    file: 'src/sync/send/send.ts',
    find: 'const progress = withLock(session, GO_ON, () => {',
    replace: `${NOT_READ_AGAIN}const progress = withLock(session, GO_ON, () => {`,
    rule: 'A send reads the properties of the file again once it has the lock.',
    test: LOOKS,
    title: 'are read again by a send, which waits for a pull that has just begun',
  },
  {
    file: 'src/sync/send/send-batch.ts',
    find: `      let checked = check(plan, first, readAll(session.client, first));
      for (;;) {
        const next = (isTimeLeft() ? rounds.shift() : undefined) ?? [];
        let ahead: Readings | undefined;
        batch = sendRound(session, batch, checked, (sent) => {
          const readings = readTogether(session.client, sent, next);
          ahead = readings.next;
          return readings.sent;
        });
        if (`,
    replace: `      const memory = globalThis as { ahead?: readonly ReadResult[] };
      const kept = memory.ahead;
      memory.ahead = undefined;
      let checked = check(plan, first, kept ?? readAll(session.client, first));
      for (;;) {
        const next = (isTimeLeft() ? rounds.shift() : undefined) ?? [];
        const later = next.length > 0 ? next : (rounds[0] ?? []);
        let ahead: Readings | undefined;
        batch = sendRound(session, batch, checked, (sent) => {
          const readings = readTogether(session.client, sent, later);
          ahead = readings.next;
          if (next.length === 0 && later.length > 0 && 'results' in ahead) memory.ahead = ahead.results;
          return readings.sent;
        });
        if (`,
    rule: 'Records are read after the lock was taken again, not together with the results before.',
    test: LOOKS,
    title: 'are read again each time it takes the lock, so that a change of a colleague in between stays',
  },
  {
    file: 'src/sync/plan/journal.ts',
    find: '  workbook.flush();\n  if (beginning)',
    replace: '  if (beginning)',
    rule: 'What a send is about to do is in the file before its properties say so.',
    test: 'test/journeys/killed-send.test.ts',
    title: 'a send that was killed before it began says so',
  },
  {
    file: 'src/sync/send/send.ts',
    find: '  session.workbook.flush();\n  const entries = plan?.sealer',
    replace: '  const entries = plan?.sealer',
    rule: 'A send is over once all of it is in the file.',
    test: 'test/journeys/killed-send.test.ts',
    title: 'a send is over only when all that it leaves is in the file for good',
  },
  {
    file: 'src/tabs/sheet/touched-cells.ts',
    find: 'const formulas = tab.sheet.formulas(whole);',
    replace: "const formulas = values.map((row) => row.map(() => ''));",
    rule: 'A send of a small tab reads its formulas.',
    test: LOOKS,
    title: 'a send of a small tab shows the result in the row of its record if a sum shows the same ID',
  },
  {
    file: 'src/tabs/sheet/touched-cells.ts',
    find: '  put(formulas, area, sheet.formulas(area));\n}',
    replace: '}',
    rule: 'A send of a large tab reads the formulas of its rows.',
    test: LOOKS,
    title: 'a send of a large tab shows the result in the row of its record if a sum shows the same ID',
  },
  {
    file: 'src/tabs/sheet/layout.ts',
    find: '  if (!showsColumns(contents)) return false;\n  if (areas)',
    replace: '  if (areas)',
    rule: 'A send looks at the notes again right before it writes.',
    test: LOOKS,
    title: 'writes no result into a column that was moved while the tab was first read',
  },
  {
    file: 'src/tabs/sheet/layout.ts',
    find: 'if (areas) return areas.every((area) => showsArea(contents, area));',
    replace: 'if (areas) return true;',
    rule: 'A send looks at its rows again right before it writes.',
    test: LOOKS,
    title: 'shows no result in another row, not even for a moment',
  },
  {
    file: 'src/tabs/sheet/touched-cells.ts',
    find: '  if (!isPlain) return { ...contents, areas };',
    replace: `  const isOther = (index: number) => !names.has(keys[index] ?? '');
  contents.values.forEach((row, index) => isOther(index) && row.forEach((_, at) => at !== keyColumn - 1 && delete row[at]));
  if (!isPlain) return { ...contents, areas };`,
    rule: 'A send of a large tab reads what other rows show in the columns that it writes.',
    test: LOOKS,
    title: 'a send of a large tab gives the row that a sort brings to where a result is written back what it showed',
  },
  {
    file: 'src/tabs/sheet/touched-cells.ts',
    find: '  if (!isPlain) return { ...contents, areas };',
    replace: `  const isOther = (index: number) => !names.has(keys[index] ?? '');
  const updated = columns.get(resource.updated ?? '') ?? 0;
  contents.values.forEach((row, index) => isOther(index) && delete row[updated - 1]);
  if (!isPlain) return { ...contents, areas };`,
    rule: 'A send of a large tab reads the column of times.',
    test: LOOKS,
    title: 'a send of a large tab gives the row that a sort brings to where a result is written back what it showed',
  },
  {
    file: 'src/tabs/sheet/flush-merge.ts',
    find: 'const isRight = !failed && showsLayout({ before: present, merge, newBlocks: written, inserted: room.added }, resource, zone);',
    replace: 'const isRight = !failed;',
    rule: 'A send looks at what it wrote.',
    test: LOOKS,
    title: 'gives the row that a sort brings to where a result is written back what it showed',
  },
  {
    file: 'src/tabs/sheet/upsert.ts',
    find: '    if (isEditable(resource)) forgetTyped(input.document, id);\n    if (!isUnchanged',
    replace: '    if (!isUnchanged',
    rule: 'What was typed before a write isn’t taken for typed during it.',
    test: LOOKS,
    title: 'takes nothing for typed during its write that was typed before, where another row was then',
  },
];
