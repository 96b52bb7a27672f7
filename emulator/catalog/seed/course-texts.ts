// Titles, teasers and descriptions as a university's continuing education writes them.
import type { Random } from './random.ts';

/** Titles and SKUs that a spreadsheet likes to spoil. */
export const oddCourses: { title: string; sku: string | null }[] = [
  { title: '=Design & Build', sku: '001' },
  { title: 'Über-Leadership: Führung für Einsteiger', sku: '1E5' },
  { title: 'Data Visualization Bootcamp 📊', sku: '3-4' },
  { title: '+1 Customer Service', sku: '0042' },
  { title: '@Work: Digital Collaboration', sku: 'TRUE' },
  { title: '-40° Winter Field School', sku: '12345678901234567' },
  { title: "'Tis the Season: Holiday Baking", sku: '=1+1' },
  { title: 'ビジネス日本語 入門', sku: '10/11' },
  { title: 'مقدمة في البرمجة', sku: null },
  { title: '3-4 Year Olds: Early Learning', sku: ' NU-7' },
  { title: '1984: Orwell Today', sku: '1984' },
  { title: 'Crème de la Crème – Pâtisserie "Avancée"', sku: 'CR,ME' },
];

const subjects = [
  'Project Management',
  'Grant Writing',
  'Data Analytics',
  'Medical Billing & Coding',
  'Bookkeeping',
  'Human Resources',
  'UX Design',
  'Cybersecurity',
  'Digital Marketing',
  'Conflict Resolution',
  'Spanish',
  'Creative Writing',
  'Photography',
  'Nonprofit Leadership',
  'Python Programming',
  'Supply Chain Management',
  'Wine & Food',
  'Early Childhood Education',
  'Public Speaking',
  'Real Estate',
  'Urban Gardening',
  'Machine Learning',
  'Paralegal Studies',
  'Watercolor Painting',
];

const forms = [
  (subject: string) => `Introduction to ${subject}`,
  (subject: string) => `${subject} Certificate`,
  (subject: string) => `Advanced ${subject}`,
  (subject: string) => `${subject} for Managers`,
  (subject: string) => `${subject}: Evening Cohort`,
  (subject: string) => `Foundations of ${subject}`,
  (subject: string) => `${subject} in Practice`,
  (subject: string) => `Weekend Workshop: ${subject}`,
];

const promises = [
  'Build a plan that holds when the first week goes wrong.',
  'Read the numbers behind a decision, and explain them to others.',
  'Practice with cases from local employers.',
  'Leave with a portfolio piece that you can show.',
  'Work in small groups with an instructor from the field.',
  'Prepare for the industry exam at your own pace.',
  'Learn the vocabulary, the tools and the habits of the trade.',
  'Get written feedback on every assignment.',
];

const modules = ['Getting started', 'Tools of the trade', 'A first project', 'What can go wrong', 'Working with others', 'Capstone'];

/** Where the odd titles stand: below ordinary ones, or above them as in version 0.1.0. */
export type TitleOrder = 'ordinary first' | 'odd first';

export interface CourseNames {
  title: string;
  sku: 'plain' | { odd: string | null };
}

/** Title and SKU of the nth course of so many. */
export function namesOf(index: number, count: number, order: TitleOrder): CourseNames {
  const above = order === 'odd first' ? 0 : Math.min(10, Math.ceil(count / 2));
  const odd = index < above ? undefined : oddCourses[index - above];
  if (odd) return { title: odd.title, sku: { odd: odd.sku } };
  return { title: titleOf(index < above ? index : index - oddCourses.length), sku: 'plain' };
}

/** The nth ordinary title: every subject in one form, then in the next, then numbered sections. */
function titleOf(index: number): string {
  const subject = subjects[index % subjects.length] ?? 'Lifelong Learning';
  const form = forms[Math.floor(index / subjects.length + index) % forms.length];
  const section = Math.floor(index / (subjects.length * forms.length));
  const title = form === undefined ? subject : form(subject);
  return section === 0 ? title : `${title}, Section ${section + 1}`;
}

export function teaserOf(random: Random): string {
  return `${random.pick(promises)} ${random.whole(2, 14)} weeks, online or on campus.`;
}

/** HTML as an editor in a browser leaves it; up to some thousand characters. */
export function descriptionOf(random: Random, title: string): string {
  const heading = title.replace(/&/g, '&amp;').replace(/"/g, '&quot;');
  const points = random.some(promises, random.whole(2, 5)).map((promise) => `  <li>${promise}</li>`);
  const weeks = modules.slice(0, random.whole(0, modules.length)).map((module, index) => {
    const text = `${random.pick(promises)} ${random.pick(promises)} Expect ${random.whole(2, 8)} hours of reading &amp; practice.`;
    return `<h3>Week ${index + 1}: ${module}</h3>\n<p style="margin:0">${text}</p>`;
  });
  const line = random.chance(0.2) ? '\r\n' : '\n';
  return [
    `<h2>${heading}</h2>`,
    `<p>${random.pick(promises)} Questions? <a href="mailto:learn@example.edu">Write to us</a>&nbsp;– we&rsquo;re happy to help.</p>`,
    '<ul>',
    ...points,
    '</ul>',
    ...weeks,
  ].join(line);
}

/** The last part of a listing's address: plain letters, digits and hyphens. */
export function pathOf(title: string, taken: Set<string>, id: number): string {
  const plain = title
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  const path = plain === '' || taken.has(plain) ? `${plain === '' ? 'course' : plain}-${id}` : plain;
  taken.add(path);
  return path;
}
