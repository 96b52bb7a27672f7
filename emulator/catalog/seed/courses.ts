// The course listings, and some that were deleted and show in the figures only.
import type { Catalog, Course, Tag } from '../store/records.ts';
import { coreTime, isoTime, readTime } from '../store/times.ts';
import { type Calendar, daysAfter } from './calendar.ts';
import { type CourseNames, descriptionOf, namesOf, oddCourses, pathOf, type TitleOrder, teaserOf } from './course-texts.ts';
import type { Random } from './random.ts';

const prices: Record<string, readonly number[]> = {
  USD: [0, 0, 49, 79, 95.5, 129.5, 149, 249, 395, 1_250],
  EUR: [0, 39, 89.9, 120, 249.95, 480],
  JPY: [0, 5_500, 9_800, 22_000, 48_000],
};

interface Known {
  calendar: Calendar;
  catalogs: Catalog[];
  tags: Tag[];
  titles: TitleOrder;
}

export function makeCourses(random: Random, known: Known, count: number): { courses: Course[]; deleted: Course[] } {
  const { calendar, catalogs, tags, titles } = known;
  const taken = new Set<string>();
  let id = 3_106;
  let canvasId = 88_011;
  const make = (index: number): Course => {
    id += random.whole(1, 7);
    canvasId += random.whole(1, 40);
    return makeCourse(random, {
      calendar,
      index,
      names: namesOf(index, count, titles),
      id,
      canvasId,
      catalog: catalogOf(random, catalogs),
      tags,
      taken,
    });
  };
  const courses = Array.from({ length: count }, (_, index) => make(index));
  const deleted = Array.from({ length: Math.ceil(count / 12) }, (_, index) => make(count + index));
  archiveSome(courses, calendar.today);
  return { courses, deleted };
}

/** Some of those that nobody can enroll in any more. */
function archiveSome(courses: Course[], today: number): void {
  courses.forEach((course, index) => {
    if (!course.enrollment_open && index % 2 === 1) course.archived_at = isoTime((readTime(course.updated_at) ?? today) + 503);
  });
}

/** Most courses are sold in dollars. */
function catalogOf(random: Random, catalogs: Catalog[]): Catalog {
  return random.chance(0.75) ? random.pick(catalogs.slice(0, 3)) : random.pick(catalogs);
}

interface Place {
  calendar: Calendar;
  index: number;
  names: CourseNames;
  id: number;
  canvasId: number;
  catalog: Catalog;
  tags: Tag[];
  taken: Set<string>;
}

function makeCourse(random: Random, { calendar, index, names, id, canvasId, catalog, tags, taken }: Place): Course {
  const { title } = names;
  const { today } = calendar;
  const path = pathOf(title, taken, id);
  const created = calendar.moment(random);
  const begins = daysAfter(created, random.whole(20, 120));
  const hasDates = random.chance(0.6);
  const hasWindow = random.chance(0.35);
  // The first ones draw no lot for their SKU: so all that's drawn afterward is as it was in version 0.1.0. Enrollment caps are settled
  // once it's known how many people are enrolled.
  return {
    id,
    visibility: random.pick(['listed', 'listed', 'listed', 'listed', 'unlisted', 'hidden']),
    enrollment_open: random.chance(0.8),
    enrollment_open_from: hasWindow ? coreTime(daysAfter(created, 7)) : null,
    enrollment_open_to: hasWindow ? coreTime(random.chance(0.5) ? daysAfter(begins, 14) : daysAfter(today, 3_650)) : null,
    enrollment_cap: random.chance(0.5) ? random.pick([12, 15, 20, 24, 30, 150]) : null,
    description: descriptionOf(random, title),
    enrollment_fee: random.pick(prices[catalog.settings.currency] ?? [0]),
    created_at: coreTime(created),
    credits: random.pick([null, 0.5, 1, 1.5, 3, 3]),
    measurement: 'credit',
    updated_at: coreTime(Math.min(today, daysAfter(created, random.whole(0, 400) / 3))),
    short_description: random.chance(0.93) ? teaserOf(random) : null,
    listing_path: path,
    listing_image: random.chance(0.5) ? `${catalog.url}/images/${path}.jpg` : null,
    currency: catalog.settings.currency,
    catalog: { id: catalog.id, name: catalog.name },
    type: 'Course',
    title,
    list_order: random.chance(0.3) ? random.whole(1, 200) : null,
    waitlist: random.chance(0.3),
    waitlist_cap: random.chance(0.2) ? 10 : null,
    sku: skuOf(names, id, index < oddCourses.length || random.chance(0.7)),
    show_free_banner: random.chance(0.5),
    image_alt_text: null,
    allowed_payment_types: random.chance(0.2) ? ['standard', 'purchase_order'] : ['standard'],
    tag_names: random.some(tags, random.pick([0, 1, 1, 2, 2, 3])).map((tag) => tag.name),
    listing_url: `${catalog.url}/courses/${path}`,
    start_date: hasDates ? coreTime(begins) : null,
    end_date: hasDates ? coreTime(daysAfter(begins, random.whole(10, 100))) : null,
    canvas_section_id: random.chance(0.15) ? canvasId + 500_000 : null,
    associated_account_ids: [],
    canvas_course: { id: canvasId },
    days_to_complete: random.pick([null, null, 30, 45, 90]),
    archived_at: null,
  };
}

function skuOf({ sku }: CourseNames, id: number, isUsual: boolean): string | null {
  if (sku !== 'plain') return sku.odd;
  return isUsual ? `NU-${String(id).padStart(6, '0')}` : null;
}
