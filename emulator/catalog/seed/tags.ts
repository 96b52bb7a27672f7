// Tags of the storefront: subjects first, then terms.
import type { Catalog, Tag } from '../store/records.ts';
import { isoTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import type { Random } from './random.ts';

const names = [
  'Business',
  'Technology',
  'Health & Care',
  'Design',
  'Languages',
  'Evening',
  'Self-paced',
  'New 🌟',
  'K-12 Teachers',
  '=Featured',
  'Führung',
  '2024',
  'Arts, Crafts',
  'Data',
  'Leadership',
  'Weekend',
  'Certificate',
  'Summer',
  'Online',
  'Campus',
];

interface Known {
  calendar: Calendar;
  catalogs: Catalog[];
}

export function makeTags(random: Random, { calendar: { opened }, catalogs }: Known, count: number): Tag[] {
  const account_id = catalogs[0]?.id ?? 1;
  let id = 209;
  return Array.from({ length: count }, (_, index) => {
    id += random.whole(1, 5);
    const created = daysAfter(opened, index * 3 + random.next()) + random.whole(0, 999);
    const created_at = isoTime(created);
    const updated_at = isoTime(random.chance(0.3) ? daysAfter(created, random.whole(5, 300)) : created);
    // Every fifth tag is a category of the storefront too.
    const assigned_categories = index % 5 === 0 ? [{ id: 30 + index, account_id, tag_id: id, created_at, updated_at }] : [];
    return { id, account_id, name: nameOf(index), assigned_categories, created_at, updated_at };
  });
}

function nameOf(index: number): string {
  const name = names[index % names.length] ?? 'Tag';
  const round = Math.floor(index / names.length);
  return round === 0 ? name : `${name} ${2019 + round}`;
}
