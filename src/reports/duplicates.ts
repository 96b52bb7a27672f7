// Duplicate learners: users whose email addresses lead to the same mailbox.
import { groupBy } from '../base/group-by.ts';
import type { DuplicateReason } from '../catalog/reports/duplicates.ts';
import type { Record_ } from '../catalog/resource.ts';
import { addressOf } from './person.ts';
import { orNull, type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

/** Here dots in the name of a mailbox mean nothing. */
const DOT_BLIND = 'gmail.com';

export const duplicates: ReportCode = {
  rows(input) {
    const users = readOf(input, 'users').map(({ values }) => values);
    const there = new Set(users.map(({ id }) => textOf(id)));
    const isApart = ({ merged_into_user_id: into }: Record_) => textOf(into) === '' || !there.has(textOf(into));
    const mailboxes = groupBy(
      users.filter((user) => isApart(user) && addressOf(user.email_address) !== ''),
      (user) => mailboxOf(addressOf(user.email_address)),
    );
    const groups = Array.from(mailboxes.values()).filter((group) => group.length > 1);
    const figures = figuresIn(input);
    const catalogs = new Map(readOf(input, 'catalogs').map(({ values }) => [textOf(values.id), orNull(values.name)]));
    return {
      records: groups.flatMap((group) => {
        const kept = keptOf(group, figures);
        const first = Math.min(...group.map(({ id }) => Number(id)));
        return group.map((user) => ({
          group: first,
          why: reasonFor(user, group),
          learner: orNull(user.user_name),
          learner_email: orNull(user.email_address),
          created: orNull(user.created_at),
          registered_in: catalogs.get(textOf(user.registered_account_id)) ?? null,
          enrollments: figures.get(textOf(user.id))?.enrollment_count ?? null,
          last_enrolled: figures.get(textOf(user.id))?.last_enrollment_date ?? null,
          merged_into: user.merged_into_user_id ?? null,
          suggested: user === kept ? 'keep' : null,
          user_id: user.id ?? null,
          canvas_user_id: user.canvas_user_id ?? null,
          row: `${textOf(user.id)}-duplicate`,
        }));
      }),
    };
  },
};

function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const name = address.slice(0, Math.max(at, 0)).replace(/\+.*$/, '');
  return `${domain === DOT_BLIND ? name.replace(/\./g, '') : name}@${domain}`;
}

function reasonFor(user: Record_, group: readonly Record_[]): DuplicateReason {
  const isSame = group.some((other) => other !== user && addressOf(other.email_address) === addressOf(user.email_address));
  return isSame ? 'Same address' : 'Same mailbox';
}

/** Returns the figures of users by their ID in Catalog. Figures of which Catalog doesn't say whose they are count for none. */
function figuresIn(input: ReportInput): Map<string, Record_> {
  return new Map(
    readOf(input, 'figures').flatMap(({ values }) => (textOf(values.student_id) === '' ? [] : [[textOf(values.student_id), values]])),
  );
}

/** Returns the user with the most enrollments, or else the oldest. */
function keptOf(group: readonly Record_[], figures: ReadonlyMap<string, Record_>): Record_ | undefined {
  const enrollments = ({ id }: Record_) => Number(figures.get(textOf(id))?.enrollment_count ?? 0);
  const [best] = [...group].sort(
    (a, b) => enrollments(b) - enrollments(a) || textOf(a.created_at).localeCompare(textOf(b.created_at)) || Number(a.id) - Number(b.id),
  );
  return best;
}
