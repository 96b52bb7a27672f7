// A plan that is too long for one response: a review, its send, and its results come to the page in parts.
import { describe, expect, it } from 'vitest';
import type { PlanPart, PlanView } from '../../src/protocol/review.ts';
import { openWorld, review, violations, type World, writes } from '../support/open-world.ts';
import { type ReviewAtHost, responseLengths, reviewAtHost } from '../support/review-at-host.ts';
import { COLLEAGUE, OWNER, openForTwo } from '../support/two-users.ts';

const STAGING = 'Catalog Sync staging';
const EDITS = 60;
/** Long enough that some 15 of them fill the first response, and some 35 each later one. */
const TEXT = 'About plants, their names and uses. '.repeat(360);
/** No response has more characters. */
const MAX_LENGTH = 600_000;

const SMALL = { catalog: { scale: { courses: EDITS + 5, programs: 1, orders: 1, enrollments: 2, tags: 2, users: 4 } } };

/** A file in which as many descriptions were entered, each different. */
function openEdited(): Promise<World> {
  return openWorld({ ...SMALL, pulled: ['courses'], prepare: enterDescriptions });
}

function enterDescriptions({ host, person }: World, count = EDITS): void {
  const texts = Array.from({ length: count }, (_, at) => [`${at} ${TEXT}`]);
  host.workbook.paste('Courses', person.at('Courses', 'Description', 2), texts);
}

function openReview({ host }: World): ReviewAtHost {
  host.click('Review changes');
  return reviewAtHost(host);
}

function run(page: ReviewAtHost, between: () => void = () => undefined): ReviewAtHost {
  while (page.next()) between();
  return page;
}

const staged = ({ host }: World) =>
  host.workbook.sheets().some(({ name }) => name === STAGING) ? host.workbook.display(STAGING).flat() : [];
const stagedText = (world: World) => staged(world).join('');

const descriptions = (plan: PlanView | undefined) => plan?.requests.map(({ fields: [field] }) => field?.after);
const typed = Array.from({ length: EDITS }, (_, at) => `${at} ${TEXT}`);

describe('a plan that is too long for one response', () => {
  it('is reviewed, sent, and shown with its results in parts, and leaves none of them in the file', async () => {
    const world = await openEdited();
    const lengths = responseLengths(world.host);
    const seen: number[] = [];
    const page = openReview(world);
    run(page, () => seen.push(page.state().loading?.plan.requests.length ?? 0));
    expect(page.state().phase).toBe('ready');
    expect(descriptions(page.state().plan)).toEqual(typed);
    expect(seen.filter((rows) => rows > 0).length).toBeGreaterThan(1);
    expect(stagedText(world)).toBe('');
    page.act({ type: 'send' });
    run(page);
    expect(page.state().phase).toBe('finished');
    expect(page.state().plan?.requests.map(({ state }) => state)).toEqual(typed.map(() => 'done'));
    expect(writes(world)).toHaveLength(EDITS);
    expect(stagedText(world)).toBe('');
    expect(lengths.length).toBeGreaterThan(3);
    expect(Math.max(...lengths)).toBeLessThan(MAX_LENGTH);
    expect(violations(world)).toEqual([]);
  });

  it('brings its first part with the page', async () => {
    const world = await openEdited();
    const lengths = responseLengths(world.host);
    const page = openReview(world);
    page.next();
    expect(lengths).toEqual([]);
    expect(page.state().loading?.plan.requests.length).toBeGreaterThan(10);
  });

  it('is undone in parts, too', async () => {
    const world = await openEdited();
    const page = run(openReview(world));
    page.act({ type: 'send' });
    run(page);
    page.act({ type: 'undoSent' });
    run(page);
    expect(page.state().phase).toBe('ready');
    expect(page.state().plan?.requests).toHaveLength(EDITS);
  });

  it('isn’t shown if someone has changed a part in the hidden sheet, and can be reviewed again', async () => {
    const world = await openEdited();
    const page = openReview(world);
    page.next();
    const cells = world.host.workbook.display(STAGING).map(([cell = '']) => cell);
    const [, cell = ''] = cells;
    expect(cell).toContain('plants');
    world.host.workbook.edit(STAGING, 'A2', cell.replaceAll('plants', 'fungi'));
    run(page);
    expect(page.state()).toMatchObject({ phase: 'compareFailed', problem: { code: 'parts-gone' } });
    page.act({ type: 'reviewAgain' });
    run(page);
    expect(descriptions(page.state().plan)).toEqual(typed);
    expect(writes(world)).toEqual([]);
  });

  it('keeps its parts while a pull stages records', async () => {
    const world = await openEdited();
    const page = openReview(world);
    page.next();
    const before = stagedText(world);
    world.person.ask('pull', { resource: 'tags', filters: {}, sheet: 'new' });
    expect(stagedText(world)).toContain(before.slice(0, 1_000));
    run(page);
    expect(descriptions(page.state().plan)).toEqual(typed);
  });

  it('is checked in parts without a key', async () => {
    const world = await openEdited();
    world.person.ask('disconnect');
    const page = run(openReview(world));
    expect(page.state()).toMatchObject({ phase: 'ready', plan: { dryRunReason: 'no-key' } });
    expect(descriptions(page.state().plan)).toEqual(typed);
    expect(stagedText(world)).toBe('');
  });

  it('gives its parts to no user but the one who reviewed', async () => {
    const { world, ask } = await openForTwo(SMALL);
    ask(OWNER, 'pull', { resource: 'courses', filters: {} });
    enterDescriptions(world);
    const page = openReview(world);
    page.next();
    const { rest } = page.state().loading?.plan ?? {};
    if (!rest) throw new Error('the plan has no parts');
    const input = { id: rest.id, part: rest.next };
    expect(() => ask(COLLEAGUE, 'planPart', input)).toThrow('The rest of the rows couldn’t be read.');
    expect(ask<PlanPart>(OWNER, 'planPart', input).requests.length).toBeGreaterThan(0);
  });

  it('needs no parts if it’s short', async () => {
    const world = await openWorld({ ...SMALL, pulled: ['courses'] });
    enterDescriptions(world, 10);
    expect(review(world).requests).toHaveLength(10);
    expect(staged(world)).toEqual([]);
  });
});
