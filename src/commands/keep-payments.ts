import * as z from 'zod/mini';
import { MAX_ID, MAX_PAYMENTS, PAYMENT_KINDS } from '../base/payment.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { readJobs } from '../sync/jobs/job.ts';
import { openSession } from '../sync/jobs/open-session.ts';
import { withLock } from '../sync/jobs/session.ts';
import { type StoredPayment, writeExport } from '../tabs/memory/payment-export.ts';
import { readTabs } from '../tabs/memory/registry.ts';

/** An address is personal data, and no ID. */
const ID = () => z.string().check(z.maxLength(MAX_ID), z.regex(/^[^@]*$/));
const DECIMAL = /^-?\d{1,15}(\.\d{1,4})?$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ?$/;

/** Keeps the payments of a pasted export in the file, and returns the name by which a report asks for them. */
export const keepPayments: CommandEntry<'keepPayments'> = {
  input: () =>
    z.object({
      payments: z
        .array(
          z.object({
            id: ID(),
            also: z.array(ID()).check(z.maxLength(4)),
            kind: z.enum(PAYMENT_KINDS),
            amount: z.string().check(z.regex(DECIMAL)),
            fee: z.union([z.literal(''), z.string().check(z.regex(DECIMAL))]),
            currency: z.string().check(z.regex(/^([A-Z]{3})?$/)),
            at: z.union([z.literal(''), z.string().check(z.regex(TIME))]),
          }),
        )
        .check(z.minLength(1), z.maxLength(MAX_PAYMENTS)),
    }),
  run: (platform, { payments }) => {
    const session = openSession(platform);
    const { workbook, document, clock } = session;
    const rows = payments.map(
      ({ id, also, kind, amount, fee, currency, at }): StoredPayment => [id, also, kind, amount, fee, currency, at],
    );
    const stored = withLock(session, 'Wait a minute, then try again.', () => {
      const tabs = readTabs(document).filter(({ sheet }) => workbook.sheet(sheet) !== undefined);
      const used = [...tabs, ...readJobs(document)].flatMap((each) => ('filters' in each ? [String(each.filters.export)] : []));
      const id = writeExport(workbook, rows, new Set(used), clock.now());
      workbook.flush();
      return id;
    });
    return { export: stored };
  },
};
