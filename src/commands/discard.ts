import * as z from 'zod/mini';
import { updates } from '../catalog/resource.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { assertWritable } from '../sync/jobs/session.ts';
import { openPlan } from '../sync/plan/journal.ts';
import { readPlan } from '../sync/plan/plan-header.ts';
import { discardEdits, type EditedCell } from '../sync/review/discard.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';
import { ACTION } from '../tabs/sheet/columns.ts';

/** Puts the pulled values back into cells that a review has shown as edited. */
export const discard: CommandEntry<'discard'> = {
  input: () =>
    z.object({
      plan: z.string(),
      changes: z.array(z.object({ request: z.string(), fields: z.optional(z.array(z.string())) })),
      cells: z.array(z.object({ sheet: z.number(), key: z.string(), field: z.string(), typed: z.string() })),
    }),
  run: (platform, { plan, changes, cells }) => {
    const session = openSession(platform);
    assertWritable(session);
    const { entries } = openPlan(session, readPlan(session.document, plan));
    const ofChanges = changes.flatMap(({ request, fields }) =>
      entries
        .filter((entry) => entry.request === request && (fields?.includes(entry.field) ?? true))
        .map(({ sheet, key, field, resource, operation, typed, value }): EditedCell => {
          return updates(resourceOf(resource), operation)
            ? { sheet, of: key, field, reviewed: { value: typed ?? value ?? null } }
            : { sheet, of: key, field: ACTION, reviewed: { typed: operation } };
        }),
    );
    const ofRows = cells.map(({ sheet, key, field, typed }): EditedCell => ({ sheet, of: key, field, reviewed: { typed } }));
    return discardEdits(session, onceEach([...ofChanges, ...ofRows]));
  },
};

/** An Action has an entry for each field that is checked before it's sent. */
function onceEach(cells: readonly EditedCell[]): EditedCell[] {
  return Array.from(new Map(cells.map((cell) => [JSON.stringify(cell), cell])).values());
}
