// The main job, from connecting to an empty review, through the same menu and messages that a person uses.

import type { DemoCatalog } from '../emulator/demo-catalog.ts';
import type { Host } from '../emulator/host.ts';
import type { Progress } from '../src/protocol/jobs.ts';
import type { PlanView } from '../src/protocol/review.ts';
import { type JobProgress, type Person, personAt } from './person.ts';

export const HOST = 'catalog.example.edu';
export const RESOURCES = [
  { name: 'courses', title: 'Courses' },
  { name: 'tags', title: 'Tags' },
  { name: 'enrollments', title: 'Enrollments' },
  { name: 'orders', title: 'Orders' },
  { name: 'analytics/products', title: 'Listing analytics' },
] as const;

/** Says what happens, one line at a time. */
export type Say = (line: string) => void;
/** Is told how far a pull is. */
export type Watch = (progress: JobProgress) => void;

export function connect(host: Host, person: Person, catalog: DemoCatalog, say: Say): void {
  host.open();
  host.click('Open sidebar');
  const { label } = person.ask<{ label: string }>('connect', { host: HOST, key: catalog.apiKey, kind: 'test' });
  person.ask('personal', { answer: 'with' });
  say(`Connected to ${label}`);
}

/** Pulls the five resources; answers how many records came. */
export function pullAll(host: Host, person: Person, say: Say, watch?: Watch): number {
  let records = 0;
  for (const { name, title } of RESOURCES) {
    host.click(`Catalog Sync > Pull > ${title}`);
    const { pulled } = person.finish<Progress>('pull', { resource: name, filters: {} }, watch);
    if (pulled === undefined) throw new Error(`Demo failed: the pull of ${title} returned no summary.`);
    records += pulled.records;
    say(
      `Pulled ${title}: ${pulled.records} records, ${pulled.added} added, ${pulled.changed} changed${pulled.complete ? '' : ' (might be incomplete)'}`,
    );
  }
  return records;
}

/** What the person types: three prices, a tag's name, and a new enrollment. */
export function typeEdits(host: Host, person: Person): void {
  const { workbook } = host;
  const prices = [2, 3, 4].map((row) => person.at('Courses', 'Price', row));
  ['59.50', '125', '95'].forEach((price, index) => {
    workbook.edit('Courses', String(prices[index]), price);
  });
  const tag = person.at('Tags', 'Name', 2);
  workbook.edit('Tags', tag, `${workbook.display('Tags', tag)[0]?.[0]} 2027`);

  const { user, listing, row } = someoneToEnroll(host);
  workbook.edit('Enrollments', person.at('Enrollments', 'Action', row), 'create');
  workbook.edit('Enrollments', person.at('Enrollments', 'Canvas user ID', row), user);
  workbook.edit('Enrollments', person.at('Enrollments', 'Listing ID', row), listing);
}

/** A learner and an open course without limit of seats that are not together in the Enrollments tab, and the row below its last one. */
export function someoneToEnroll(host: Host): { user: string; listing: string; row: number } {
  const records = (tab: string) => {
    const [headers = [], ...rows] = host.workbook.display(tab);
    return rows
      .filter((cells) => cells.some((cell) => cell !== ''))
      .map((cells) => Object.fromEntries(headers.map((header, index) => [header, cells[index] ?? ''])));
  };
  const enrolled = records('Enrollments');
  for (const course of records('Courses')) {
    if (course['Enrollment open'] !== 'TRUE' || course.Seats !== '') continue;
    const inCourse = enrolled.filter((each) => each['Listing ID'] === course.ID).map((each) => each['Canvas user ID']);
    const free = enrolled.find((each) => each['Canvas user ID'] !== '' && !inCourse.includes(each['Canvas user ID']));
    if (free) return { user: String(free['Canvas user ID']), listing: String(course.ID), row: enrolled.length + 2 };
  }
  throw new Error('Demo failed: no open course to enroll a learner in.');
}

export function reviewChanges(host: Host, person: Person, say: Say): PlanView {
  host.click('Review changes');
  const planned = person.ask<PlanView>('review');
  for (const request of planned.requests) {
    say(`  ${mark(request.operation)} ${request.one} “${request.caption}” (${request.tab}, row ${request.row})`);
    for (const field of request.fields) say(`      ${field.label}: ${field.before === '' ? '(blank)' : field.before} -> ${field.after}`);
  }
  for (const row of planned.refused) say(`  ! ${row.tab}, row ${row.row}: ${row.label} ${row.what}`);
  return planned;
}

export function sendPlan(host: Host, person: Person, planned: PlanView, say: Say): PlanView {
  const { text } = person.finish('send', { plan: planned.plan, options: [] });
  const after = person.ask<PlanView>('plan', { plan: planned.plan });
  say(`Result: ${text}`);
  host.dialogs().at(-1)?.close();
  return after;
}

/** The whole story; throws with a sentence where a step differs from what is expected. */
export function tellStory(host: Host, catalog: DemoCatalog, say: Say, watch?: Watch): { records: number } {
  const person = personAt(host);
  connect(host, person, catalog, say);
  const records = pullAll(host, person, say, watch);
  typeEdits(host, person);
  say('Edited three prices and a tag, and added an enrollment. Review:');
  const planned = reviewChanges(host, person, say);
  const { create, update, conflict } = planned.counts;
  expect(
    update === 4 && create === 1 && conflict === 0 && planned.refused.length === 0,
    'the review should show four updates and one create',
  );
  const sent = sendPlan(host, person, planned, say);
  expect(
    sent.requests.every((request) => request.state === 'done'),
    'every change should be sent',
  );
  pullAll(host, person, () => {}, watch);
  const again = reviewChanges(host, person, say);
  host.dialogs().at(-1)?.close();
  const changes = again.requests.length;
  say(`Refreshed and reviewed again: ${changes} changes left`);
  expect(changes === 0 && again.refused.length === 0, 'a review after pulling again should be empty');
  const violations = catalog.requests().flatMap((request) => request.violations);
  expect(violations.length === 0, `every request should match the API contract: ${violations.join('; ')}`);
  return { records };
}

function expect(holds: boolean, sentence: string): void {
  if (!holds) throw new Error(`Demo failed: ${sentence}.`);
}

function mark(operation: string): string {
  return operation === 'create' ? '+' : operation === 'update' ? '~' : '-';
}
