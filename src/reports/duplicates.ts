// Duplicate learners: users whose email addresses lead to the same mailbox or, if wanted, who share their name and a user-defined value.
import { customName, customNamesIn } from '../catalog/custom-fields.ts';
import type { DuplicateReason } from '../catalog/reports/duplicates.ts';
import type { Record_ } from '../catalog/resource.ts';
import { addressOf } from './person.ts';
import { isOn, orNull, type ReportCode, type ReportInput, readOf, textOf } from './report-input.ts';

/** Here dots in the name of a mailbox mean nothing. */
const DOT_BLIND = 'gmail.com';
/** A shorter value, such as a state, is shared by many. */
const MIN_VALUE_LENGTH = 6;

/** Users whose figures one request asks for. */
const USERS_AT_ONCE = 500;

export const duplicates: ReportCode = {
  /** The figures of those who could be the same. Those of all users can be more than one response holds. */
  more(input) {
    const found = groupsIn(input).flat();
    const ids = found.map(({ canvas_user_id: id }) => textOf(id)).filter((id) => id !== '');
    return Array.from({ length: Math.ceil(ids.length / USERS_AT_ONCE) }, (_, index) => ({
      source: 'figures',
      resource: 'analytics/users',
      fields: ['student_id', 'student_canvas_user_id', 'enrollment_count', 'last_enrollment_date'],
      filters: { student_canvas_user_ids: ids.slice(index * USERS_AT_ONCE, (index + 1) * USERS_AT_ONCE) },
      optional: true,
    }));
  },
  rows(input) {
    const groups = groupsIn(input);
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

function groupsIn(input: ReportInput): Record_[][] {
  const users = readOf(input, 'users').map(({ values }) => values);
  const there = new Set(users.map(({ id }) => textOf(id)));
  const isApart = ({ merged_into_user_id: into }: Record_) => textOf(into) === '' || !there.has(textOf(into));
  return groupsOf(users.filter(isApart), isOn(input, 'names'));
}

/** Returns users that could be the same, in groups. Whoever shares something with one of a group belongs to it. */
function groupsOf(users: readonly Record_[], isByName: boolean): Record_[][] {
  const groupOf = new Map<Record_, Record_[]>(users.map((user) => [user, [user]]));
  const first = new Map<string, Record_>();
  for (const user of users) {
    for (const mark of marksOf(user, isByName)) {
      const other = first.get(mark) ?? user;
      first.set(mark, other);
      const [group = [], theirs = []] = [groupOf.get(user), groupOf.get(other)];
      if (group === theirs) continue;
      theirs.push(...group);
      for (const each of group) groupOf.set(each, theirs);
    }
  }
  return Array.from(new Set(groupOf.values())).filter((group) => group.length > 1);
}

/** Returns what would be equal in another account of the same learner. */
function marksOf(user: Record_, isByName: boolean): string[] {
  const address = addressOf(user.email_address);
  return [...(address === '' ? [] : [mailboxOf(address)]), ...(isByName ? namesOf(user) : [])];
}

/** Returns the name of a user with each user-defined value that's long enough. */
function namesOf(user: Record_): string[] {
  const name = wordsOf(textOf(user.user_name));
  if (name === '') return [];
  return customNamesIn(Object.keys(user)).flatMap((field) => {
    const value = wordsOf(textOf(user[customName(field)]));
    return value.length < MIN_VALUE_LENGTH ? [] : [`${name} ${JSON.stringify([field, value])}`];
  });
}

/** Returns words without accents and capitals, in the order of the alphabet. */
function wordsOf(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return plain
    .split(/[\s,]+/)
    .filter(Boolean)
    .sort()
    .join(' ');
}

function mailboxOf(address: string): string {
  const at = address.lastIndexOf('@');
  const domain = address.slice(at + 1);
  const name = address.slice(0, Math.max(at, 0)).replace(/\+.*$/, '');
  return `${domain === DOT_BLIND ? name.replace(/\./g, '') : name}@${domain}`;
}

function reasonFor(user: Record_, group: readonly Record_[]): DuplicateReason {
  const address = addressOf(user.email_address);
  const others = address === '' ? [] : group.filter((other) => other !== user).map((other) => addressOf(other.email_address));
  if (others.includes(address)) return 'Same address';
  return others.map(mailboxOf).includes(mailboxOf(address)) ? 'Same mailbox' : 'Same name';
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
