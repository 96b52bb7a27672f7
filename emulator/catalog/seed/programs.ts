// Programs: bundles of courses, and bundles of bundles. They are also listed on their own.
import { firstProgramId } from '../store/new-records.ts';
import type { Catalog, Course, Program, Tag } from '../store/records.ts';
import { coreTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import { descriptionOf, pathOf, teaserOf } from './course-texts.ts';
import type { Random } from './random.ts';

const fields = ['Management', 'Care', 'Analytics', 'Teaching', 'Media', 'Hospitality', 'Finance', 'Public Service'];
const kinds = ['Certificate Program', 'Track', '→ Diploma', 'Academy: Führung & Praxis', 'Pathway'];

interface Known {
  calendar: Calendar;
  catalogs: Catalog[];
  courses: Course[];
  tags: Tag[];
}

export function makePrograms(random: Random, { calendar, catalogs, courses, tags }: Known, count: number): Program[] {
  const taken = new Set<string>();
  const programs: Program[] = [];
  let id = firstProgramId;
  for (let index = 0; index < count; index++) {
    id += random.whole(1, 5);
    const catalog = random.pick(catalogs);
    const shelf = courses.filter((course) => course.catalog.id === catalog.id);
    // The first is only announced; every third bundles earlier programs, so that some nest three deep.
    const earlier = index % 3 === 2 ? programs.filter((_, place) => place === index - 1 || place === index - 3) : [];
    const required = index === 0 ? [] : [...earlier, ...random.some(shelf.length > 0 ? shelf : courses, random.whole(1, 4))];
    programs.push(makeProgram(random, { calendar, index, id, catalog, tags, taken, required }));
  }
  return programs;
}

interface Place {
  calendar: Calendar;
  index: number;
  id: number;
  catalog: Catalog;
  tags: Tag[];
  taken: Set<string>;
  required: { id: number }[];
}

function makeProgram(random: Random, { calendar, index, id, catalog, tags, taken, required }: Place): Program {
  const title = `${fields[index % fields.length]} ${kinds[Math.floor(index / fields.length + index) % kinds.length]}`;
  const path = pathOf(title, taken, id);
  const created = calendar.moment(random);
  return {
    id,
    visibility: random.pick(['listed', 'listed', 'listed', 'unlisted', 'hidden']),
    enrollment_open: random.chance(0.75),
    enrollment_open_from: random.chance(0.2) ? coreTime(daysAfter(created, 7)) : null,
    enrollment_open_to: random.chance(0.2) ? coreTime(daysAfter(calendar.today, 3_650)) : null,
    enrollment_cap: null,
    description: descriptionOf(random, title),
    enrollment_fee: catalog.settings.currency === 'JPY' ? random.pick([0, 88_000]) : random.pick([0, 450, 899.5, 1_990]),
    created_at: coreTime(created),
    measurement: 'credit',
    updated_at: coreTime(Math.min(calendar.today, daysAfter(created, random.whole(0, 90)))),
    short_description: teaserOf(random),
    listing_path: path,
    listing_image: null,
    currency: catalog.settings.currency,
    catalog: { id: catalog.id, name: catalog.name },
    type: 'Program',
    title,
    list_order: random.chance(0.3) ? random.whole(1, 50) : null,
    waitlist: random.chance(0.2),
    waitlist_cap: null,
    sku: null,
    show_free_banner: random.chance(0.5),
    image_alt_text: null,
    allowed_payment_types: ['standard'],
    tag_names: random.some(tags, random.pick([0, 1, 2])).map((tag) => tag.name),
    listing_url: `${catalog.url}/programs/${path}`,
    start_date: random.chance(0.6) ? coreTime(daysAfter(created, 60)) : null,
    end_date: null,
    canvas_section_id: null,
    associated_account_ids: [],
    days_to_complete: random.pick([null, 180, 365]),
    archived_at: null,
    sequential: random.chance(0.5),
    requirement_ids: required.map((listing) => listing.id),
  };
}
