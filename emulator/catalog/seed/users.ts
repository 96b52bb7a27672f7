// Learners. Some came from Canvas, some were merged, some have no custom fields, some names are not plain English.
import type { Faker } from '@faker-js/faker';
import type { Catalog, User } from '../store/records.ts';
import { isoTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import type { Random } from './random.ts';

const oddNames = [
  ['Zoë', "O'Connor-Müller"],
  ['José', 'Núñez'],
  ['李', '小龙'],
  ['Null', 'True'],
  ['May', 'March'],
  ['Søren', '=Larsen'],
] as const;

interface Known {
  calendar: Calendar;
  catalogs: Catalog[];
}

export function makeUsers(random: Random, faker: Faker, { calendar, catalogs }: Known, count: number): User[] {
  const root = catalogs[0]?.id ?? 1;
  let id = 20_410;
  let canvasUserId = 71_001;
  const users: User[] = Array.from({ length: count }, (_, index) => {
    id += random.whole(1, 4);
    canvasUserId += random.whole(1, 9);
    const odd = index % 10 === 3 ? oddNames[Math.floor(index / 10)] : undefined;
    const first = odd?.[0] ?? faker.person.firstName();
    const last = odd?.[1] ?? faker.person.lastName();
    const created = calendar.moment(random) + random.whole(0, 999);
    const inCatalog = random.chance(0.8);
    const registered = inCatalog ? random.pick(catalogs).id : null;
    return {
      id,
      root_account_id: root,
      canvas_user_id: canvasUserId,
      registered_account_id: registered,
      canvas_root_account_uuid: 'Yc1vVjWvUqkTxO0sQhGmJ8tLrZbN4aKd2eHf6iPw',
      canvas_user_uuid: faker.string.alphanumeric(40),
      user_name: `${first} ${last}`,
      first_name: inCatalog ? first : null,
      last_name: inCatalog ? last : null,
      email_address: `${faker.internet.username({ firstName: first, lastName: last }).toLowerCase()}${id}@example.com`,
      custom_fields: inCatalog && random.chance(0.9) ? { ...customFields(random, faker), ...ownFields(registered, id) } : null,
      created_at: isoTime(created, 3),
      updated_at: isoTime(Math.min(calendar.today, daysAfter(created, random.whole(0, 200)))),
      merged_into_user_id: null,
      time_zone: random.pick(['America/Chicago', 'America/New_York', 'Europe/Berlin', 'Asia/Tokyo', 'Etc/UTC', null]),
    };
  });
  return mergeSome(users);
}

/** Some people had signed up twice. */
function mergeSome(users: User[]): User[] {
  return users.map((user, index) => (index % 17 === 9 ? { ...user, merged_into_user_id: users[index - 4]?.id ?? null } : user));
}

/** What only the catalog of their registration asked them. */
function ownFields(catalog: number | null, id: number): Record<string, string | null> {
  if (catalog === 44) return { license_number: `00${id}`, job_title: id % 3 === 0 ? null : 'Analyst' };
  if (catalog === 45) return { guardian: 'Pat Doe', birth_year: String(2008 + (id % 8)) };
  if (catalog === 52) return { plz: `0${1_000 + (id % 9_000)}`, firma: 'Müller & Söhne' };
  return catalog === 60 ? { furigana: 'ノースフィールド' } : {};
}

function customFields(random: Random, faker: Faker): Record<string, string | null> {
  return {
    employer: random.chance(0.6) ? faker.company.name() : null,
    // Phones with leading zeros and plus signs: what spreadsheets spoil first.
    phone: random.pick(['+1 555 01', '0555 01', '(555) 01']) + String(random.whole(0, 99)).padStart(2, '0'),
    heard_from: random.pick(['Web', 'Friend', 'Mail', 'Other']),
    code_of_conduct: '1',
  };
}
