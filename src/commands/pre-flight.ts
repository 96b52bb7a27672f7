import * as z from 'zod/mini';
import type { CommandEntry } from '../protocol/command.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { resolveFilters } from '../sync/names/filter-names.ts';
import { preFlight as lookAhead } from '../sync/pull/pre-flight.ts';
import { resourceOf } from '../tabs/resource-for-tab.ts';

/** Returns how full the file is, and what a pull or a report with these filters would read and add. */
export const preFlight: CommandEntry<'preFlight'> = {
  input: () =>
    z.object({
      resource: z.string(),
      filters: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
      sheet: z.optional(z.union([z.number(), z.literal('new')])),
    }),
  run: (platform, { resource: name, filters, sheet }) => {
    const session = openSession(platform);
    const resource = resourceOf(name);
    const chosen = resolveFilters(session, resource, filters);
    return lookAhead(session, resource, chosen.filters, { sheet, names: chosen.names });
  },
};
