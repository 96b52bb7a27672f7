import * as z from 'zod/mini';
import { StopError } from '../base/problem.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { inParts } from '../protocol/plan-parts.ts';
import { pageOf, planView, requestViews } from '../protocol/plan-view.ts';
import { openFile, openSession } from '../sync/jobs/open-session.ts';
import { connectionOfFile, type FileConnection, readConnection } from '../sync/jobs/stored-connection.ts';
import { openPlan } from '../sync/plan/journal.ts';
import { readPlan } from '../sync/plan/plan-header.ts';
import { copyNotes } from '../sync/pull/target-tab.ts';
import { checkEdits } from '../sync/review/check-edits.ts';
import { review as makeReview } from '../sync/review/review.ts';
import { placeLookedAt, rowsText } from '../sync/review/scope.ts';
import { quickStep, stepUntil } from '../sync/review/steps.ts';
import { undo as makeUndo } from '../sync/review/undo.ts';
import { partsFile } from './plan-part.ts';

/** Compares the edits of the tabs with Catalog, and stores the plan. Without a key that can send, it only checks the edits. */
export const review: CommandEntry<'review'> = {
  input: () =>
    z.object({
      scope: z.optional(z.enum(['tab', 'selection'])),
      rows: z.optional(z.array(z.object({ sheet: z.number(), row: z.number(), rows: z.number() }))),
      include: z.optional(z.array(z.object({ sheet: z.number(), row: z.number() }))),
      few: z.optional(z.literal(true)),
      seconds: z.optional(z.number()),
      reading: z.optional(z.string()),
    }),
  run: (platform, { scope, rows, include, few, seconds = Number.POSITIVE_INFINITY, reading }) => {
    const until = platform.clock.now() + Math.max(seconds, 0) * 1000;
    const dryRun = dryRunOf(platform);
    if (dryRun) {
      const files = { ...platform, workbook: openFile(platform), client: dryRun };
      const place = placeLookedAt(files);
      const found = checkEdits(files, dryRun.connection, { ...scopeOf(place, scope), rows, include });
      return inParts(partsFile(platform), {
        ...planView(files, found.header, found.entries, requestViews(files, found.entries, found.details)),
        refused: found.refused,
        remarks: [...found.notes, ...copyNotes(files)],
        newRows: found.offered,
        selection: currentSelection(place),
        dryRunReason: dryRun.reason,
        guard: undefined,
      });
    }
    const session = openSession(platform);
    const place = placeLookedAt(session);
    const inScope = { ...scopeOf(place, scope), rows, include };
    const steps = few ? quickStep(session) : stepUntil(session, until, reading);
    const made = makeReview(session, inScope, { pageOf: pageOf(session), read: steps.read });
    if ('total' in made) return { phase: 'reading', reading: steps.reading(), ...made };
    const { header, entries, shown, refused, notes, offered, waiting } = made;
    const view = planView(session, header, entries, shown);
    return inParts(session, {
      ...view,
      refused,
      remarks: [...notes, ...copyNotes(session)],
      newRows: offered,
      selection: currentSelection(place),
      waiting,
    });
  },
};

/** Returns why edits can only be checked, if the user can't send. A file that was never connected has no edits to check. */
function dryRunOf(platform: Platform): { connection: FileConnection; reason: 'no-key' | 'read-only' } | undefined {
  const own = readConnection(platform);
  if (own) return own.readOnly ? { connection: own, reason: 'read-only' } : undefined;
  const connection = connectionOfFile(platform);
  return connection && { connection, reason: 'no-key' };
}

function currentSelection(place: ReturnType<typeof placeLookedAt>) {
  return place && { tab: place.name, rows: rowsText(place.areas) };
}

function scopeOf(place: ReturnType<typeof placeLookedAt>, scope: 'tab' | 'selection' | undefined) {
  if (scope === undefined) return {};
  if (!place) {
    throw new StopError('not-a-tab', 'This tab can’t be sent.', 'Open an editable tab pulled from Catalog.');
  }
  return { sheet: place.sheet, areas: scope === 'tab' ? undefined : place.areas };
}

/** Compares the results of a send with Catalog, and stores the plan that undoes it. */
export const undo: CommandEntry<'undo'> = {
  input: () => z.object({ run: z.string() }),
  run: (platform, { run }) => {
    const session = openSession(platform);
    const { header, entries, shown, refused, notes } = makeUndo(session, run, pageOf(session));
    return inParts(session, { ...planView(session, header, entries, shown), refused, remarks: notes });
  },
};

/** Returns a stored plan with the results of its changes. */
export const plan: CommandEntry<'plan'> = {
  input: () => z.object({ plan: z.string() }),
  run: (platform, input) => {
    const session = openSession(platform);
    const { header, entries } = openPlan(session, readPlan(session.document, input.plan));
    return inParts(session, planView(session, header, entries));
  },
};
