import { describe, expect, it } from 'vitest';
import type { PlanRequest } from '../../../src/protocol/review.ts';
import { carried, nothingChosen, sendable, undecided } from '../../../src/sidebar/review/choices.ts';
import { htmlOf, tableOf, textOf } from '../../../src/sidebar/review/copy-table.ts';
import { filtered, kindsOf, resultsOf } from '../../../src/sidebar/review/plan.ts';
import { shown } from '../../../src/sidebar/review/shown-value.ts';
import { reviewTexts } from '../../../src/sidebar/texts/en/review.ts';
import { aField, aPlan, aRequest } from '../a-plan.ts';

const row = { sheet: 1, tab: 'Courses', row: 9, key: '19', title: 'Chess', what: 'isn’t a number', todo: 'Enter a number.' };
const wrong = { ...row, label: 'Price', field: 'enrollment_fee', typed: 'free' };

describe('the results of a send', () => {
  const became = (request: string, differences: Partial<PlanRequest>) => aRequest({ request, ...differences });
  const requests = [
    became('r1', { state: 'done' }),
    became('r2', { state: 'done' }),
    became('r3', { state: 'skipped', leftOut: 'skipped' }),
    became('r4', { state: 'skipped', leftOut: 'taken' }),
    became('r5', { state: 'skipped', leftOut: 'needs' }),
    became('r6', { state: 'failed' }),
    became('r7', { state: 'planned' }),
  ];
  const plan = aPlan({ applied: true, requests, refused: [wrong, { ...wrong, label: 'Seats' }, { ...wrong, row: 10 }] });

  it('account for each row of the review exactly once', () => {
    const counts = resultsOf(plan);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(requests.length + 2);
    expect(reviewTexts.results(counts)).toBe(
      '2 sent, 1 failed, 1 skipped by you, 1 skipped with what you skipped, 1 taken from Catalog, 1 stopped before sending, 2 can’t be sent',
    );
  });

  it('are filters', () => {
    expect(filtered(requests, { text: '', kind: 'taken' }).map(({ request }) => request)).toEqual(['r4']);
    expect(filtered(requests, { text: '', kind: 'done' })).toHaveLength(2);
  });

  it('show as many changes as they count', () => {
    const counts = resultsOf(plan).filter(({ result }) => result !== 'refused');
    expect(counts.map(({ result }) => filtered(requests, { text: '', kind: result }).length)).toEqual(counts.map(({ count }) => count));
    expect(kindsOf(requests, resultsOf(plan)).map(({ value, count }) => `${value} ${count}`)).toEqual([
      'all 7',
      'update 7',
      'done 2',
      'failed 1',
      'skipped 1',
      'needs 1',
      'taken 1',
      'canceled 1',
      'refused 2',
    ]);
  });
});

describe('changes that need another one', () => {
  const user = aRequest({ request: 'r1', operation: 'create', one: 'user', key: undefined });
  const enrollment = aRequest({
    request: 'r2',
    operation: 'create',
    one: 'enrollment',
    key: undefined,
    fields: [aField({ needs: ['r1'] })],
  });
  const rename = aRequest({ request: 'r3', one: 'tag' });
  const tagged = aRequest({ request: 'r4', fields: [aField({ field: 'tag_names', needs: ['r3'] }), aField({ field: 'sku' })] });
  const plan = aPlan({ requests: [user, enrollment, rename, tagged] });
  const sent = (skipped: string[]) => sendable(plan, { ...nothingChosen, skipped }).map(({ request }) => request);

  it('are left out with it, and the count follows', () => {
    expect(sent([])).toEqual(['r1', 'r2', 'r3', 'r4']);
    expect(sent(['r1'])).toEqual(['r3', 'r4']);
    expect(sent(['r2'])).toEqual(['r1', 'r3', 'r4']);
  });

  it('are sent as far as they don’t', () => {
    expect(sent(['r3'])).toEqual(['r1', 'r2', 'r4']);
    const onlyTags = aPlan({ requests: [rename, { ...tagged, fields: tagged.fields.slice(0, 1) }] });
    expect(sendable(onlyTags, { ...nothingChosen, skipped: ['r3'] })).toEqual([]);
  });
});

describe('choices', () => {
  const conflict = aRequest({ request: 'r1', fields: [aField({ state: 'conflict', theirs: 'Plants' })] });
  const edit = aRequest({ request: 'r2', row: 3, key: '13' });

  it('hold for the same changes of another review', () => {
    const before = aPlan({ requests: [conflict, edit] });
    const choices = { ...nothingChosen, skipped: ['r2'], decisions: [{ request: 'r1', field: 'title', choice: 'theirs' as const }] };
    const after = aPlan({
      requests: [
        { ...edit, request: 'r1' },
        { ...conflict, request: 'r2' },
      ],
    });
    expect(carried(choices, before, after)).toMatchObject({ skipped: ['r1'], decisions: [{ request: 'r2', choice: 'theirs' }] });
    const changed = aPlan({ requests: [{ ...edit, fields: [aField({ after: 'Other' })] }] });
    expect(carried(choices, before, changed)).toMatchObject({ skipped: [], decisions: [] });
  });

  it('are asked for in each conflict without one', () => {
    const plan = aPlan({ requests: [conflict, edit] });
    expect(undecided(plan, nothingChosen)).toBe(1);
    expect(undecided(plan, { ...nothingChosen, decisions: [{ request: 'r1', field: 'title', choice: 'mine' }] })).toBe(0);
    expect(undecided(plan, { ...nothingChosen, skipped: ['r1'] })).toBe(0);
  });
});

describe('the changes of a long review', () => {
  it('are chosen by column and by what is unusual', () => {
    const price = aRequest({ request: 'r1', unusual: ['Price becomes 0.'], fields: [aField({ label: 'Price' })] });
    const seats = aRequest({ request: 'r2', fields: [aField({ label: 'Seats' })] });
    const tags = aRequest({ request: 'r3', fields: [aField({ label: 'Tags', newNames: [{ name: 'Evning' }] })] });
    const requests = [price, seats, tags];
    expect(kindsOf(requests, []).map(({ value, count }) => `${value} ${count}`)).toEqual([
      'all 3',
      'unusual 2',
      'update 3',
      'column:Price 1',
      'column:Seats 1',
      'column:Tags 1',
    ]);
    expect(filtered(requests, { text: '', kind: 'column:Seats' })).toEqual([seats]);
    expect(filtered(requests, { text: '', kind: 'unusual' })).toEqual([price, tags]);
  });
});

describe('an amount', () => {
  it.each([
    ['1249.00', 'USD', '$1,249.00'],
    ['-5.00', 'USD', '-$5.00'],
    ['12000', 'JPY', '¥12,000'],
    ['59.505', 'EUR', '59.505 EUR'],
    ['', 'USD', ''],
    ['1249.00', undefined, '1249.00'],
  ])('of %s %s is shown as %s', (text, currency, wanted) => {
    expect(shown({ currency }, text)).toBe(wanted);
  });
});

describe('the copy as a table', () => {
  const price = aRequest({
    request: 'r1',
    caption: '=Chess',
    unusual: ['Price becomes 0.'],
    fields: [aField({ label: 'Price', before: '1249.00', after: '0.00', currency: 'USD' })],
  });
  const skipped = aRequest({ request: 'r2', row: 3, caption: 'A\t"B"' });
  const rows = tableOf(aPlan({ requests: [price, skipped], refused: [wrong] }), { ...nothingChosen, skipped: ['r2'] });

  it('has a line for each value, with what is sent and what isn’t', () => {
    expect(rows.slice(1)).toEqual([
      ['Courses', '9', 'Chess', '', '', 'Price', '', 'free', 'Can’t be sent', 'isn’t a number. Enter a number.'],
      ['Courses', '2', '=Chess', '12', 'Course updates', 'Price', '$1,249.00', '$0.00', 'To send', 'Price becomes 0.'],
      ['Courses', '3', 'A\t"B"', '12', 'Course updates', 'Title', 'Yoga', 'Yoga for all', 'Not sent', ''],
    ]);
  });

  it('can’t become a formula, break a line, or add markup where it’s pasted', () => {
    const lines = textOf(rows).split('\n');
    expect(lines).toHaveLength(4);
    expect(lines[2]).toContain("\t'=Chess\t");
    expect(lines[3]).toContain('"A ""B"""');
    expect(htmlOf([['<b>'], ['=1']])).toBe(
      `<table border="1"><thead><tr><th>&lt;b&gt;</th></tr></thead><tbody><tr><td>'=1</td></tr></tbody></table>`,
    );
  });
});
