import { describe, expect, it } from 'vitest';
import { inParts, partIn, partsOf } from '../../src/protocol/plan-parts.ts';
import type { PlanPart, PlanView, RefusedRow } from '../../src/protocol/review.ts';
import { readPart } from '../../src/sync/jobs/staged-parts.ts';
import { aField, aPlan, aRequest } from '../sidebar/a-plan.ts';
import { fakeSession } from '../sync/fake-session.ts';

/** A response with this many characters still fits into a page. */
const MAX_LENGTH = 300_000;
const MAX_LATER_LENGTH = 600_000;

const requests = (count: number) => Array.from({ length: count }, (_, at) => aRequest({ request: `r${at}`, row: at + 2 }));
const refused = (count: number) =>
  Array.from({ length: count }, (_, at): RefusedRow => {
    return { sheet: 1, tab: 'Courses', row: at + 9, label: 'Price', what: 'isn’t a number', todo: 'Enter a number.' };
  });

/** A plan of 5,000 edits, of which 1,200 can't be sent. */
const large = aPlan({ requests: requests(3_800), refused: refused(1_200) });

/** Reads all parts, as the page does. */
function read(session = fakeSession(), { rest }: PlanView): PlanPart[] {
  const parts: PlanPart[] = [];
  for (let part = rest?.next; rest && part !== undefined; part = parts.at(-1)?.next) {
    const { text, next } = readPart(session, rest.id, part);
    parts.push(partIn(text, next));
  }
  return parts;
}

describe('a plan of 5,000 edits', () => {
  it('comes in four parts, of which the first fits into a page, what can’t be sent first', () => {
    const session = fakeSession();
    const first = inParts(session, large);
    const parts = [first, ...read(session, first)];
    expect(parts).toHaveLength(4);
    for (const part of parts) expect(JSON.stringify(part).length).toBeLessThan(part === first ? MAX_LENGTH : MAX_LATER_LENGTH);
    expect(parts.flatMap((part) => part.requests)).toEqual(large.requests);
    expect(parts.flatMap((part) => part.refused)).toEqual(large.refused);
    expect(first.refused).toEqual(large.refused);
    expect(first.rest?.rows).toBe(5_000);
  });
});

describe('a plan', () => {
  it('that fits into one response has no rest and stages no parts', () => {
    const session = fakeSession();
    const plan = aPlan({ requests: requests(300), refused: refused(3) });
    expect(inParts(session, plan)).toEqual(plan);
    expect(session.workbook.sheetNamed('Catalog Sync staging')).toBeUndefined();
  });

  it('without rows is one response', () => {
    expect(inParts(fakeSession(), aPlan({ requests: [] }))).toEqual(aPlan({ requests: [] }));
  });

  it('never splits a row, however long it is', () => {
    const long = aRequest({ request: 'long', fields: [aField({ after: 'x'.repeat(550_000) })] });
    const [small, other] = requests(2);
    const rows = [small, long, other].flatMap((request) => request ?? []);
    expect(partsOf({ requests: rows, refused: [] }).map((part) => part.requests.length)).toEqual([1, 1, 1]);
  });
});
