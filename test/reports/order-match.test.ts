import { describe, expect, it } from 'vitest';
import { orderMatch } from '../../src/reports/order-match.ts';
import { type Given, inputOf, rowsOf } from './report-input.ts';

const SPANISH = 1;
const WELDING = 2;
const PROGRAM = 9;

const course = (id: number, title: string, fee = '100'): Given => ({ id, title, enrollment_fee: fee });
const order = (id: number, user: number | null, listing: number, paid: string | null = '2026-11-20T12:00:00Z'): Given => ({
  id,
  full_id: `o${id}`,
  canvas_user_id: user,
  user_name: user === null ? null : `Person ${user}`,
  currency: 'USD',
  purchased_at: paid,
  lines: [{ listing_id: listing, title: `Listing ${listing}`, amount: '100', discounted_amount: '90' }],
});
const seat = (id: number, user: number | null, listing: number, others: Given = {}): Given => ({
  id,
  canvas_user_id: user,
  listing_id: listing,
  status: 'active',
  enrolled_at: '2026-11-20T12:00:00Z',
  ...others,
});
const base = {
  courses: [course(SPANISH, 'Spanish'), course(WELDING, 'Welding', '50.1')],
  programs: [{ ...course(PROGRAM, 'Program', '200'), lines: [{ listing_id: WELDING, depth: 2 }] }],
  applicants: [],
};
const parameters = { from: '2026-09-01', to: '' };
const find = (sources: Record<string, readonly Given[]>, more = {}) =>
  rowsOf(orderMatch.rows(inputOf({ ...base, ...sources }, { parameters, ...more })), ['canvas_user_id', 'finding']);

const [ANA, BEN, CLEO, DEE, ELI, FAY] = [106, 107, 109, 110, 111, 112];

describe('the report Orders against enrollments', () => {
  it('finds who was dropped, isn’t enrolled, has no order, or has unused seats, and explains the others', () => {
    const sources = {
      orders: [order(1, ANA, SPANISH), order(2, BEN, SPANISH), order(3, CLEO, PROGRAM), order(4, DEE, SPANISH)],
      enrollments: [
        seat(5, ANA, SPANISH, { status: 'dropped' }),
        seat(6, CLEO, PROGRAM),
        seat(7, CLEO, WELDING),
        seat(9, ELI, SPANISH),
        seat(10, FAY, SPANISH),
      ],
      bulk: [
        {
          id: 4,
          order_id: 4,
          canvas_user_id: DEE,
          listing_id: SPANISH,
          seats: 3,
          purchased_at: '2026-11-20T12:00:00Z',
          lines: [{ email: 'eli@example.com', enrollment_id: 9 }],
        },
      ],
    };
    expect(find(sources)).toEqual([
      ['106', 'Paid, then dropped'],
      ['107', 'Paid, not enrolled'],
      ['112', 'Enrolled without an order'],
      ['110', 'Seats bought, not used'],
    ]);
    const unused = orderMatch.rows(inputOf({ ...base, ...sources }, { parameters })).records.find(({ detail }) => detail !== null);
    expect(unused?.detail).toBe('2 of 3 seats not used');
  });

  it('takes users that were merged for one learner', () => {
    const users = [
      { id: 7, canvas_user_id: 107, merged_into_user_id: null },
      { id: 8, canvas_user_id: 108, merged_into_user_id: 7 },
    ];
    expect(find({ orders: [order(1, 108, SPANISH)], enrollments: [seat(2, 107, SPANISH)], users })).toEqual([]);
    expect(find({ orders: [order(1, 107, SPANISH)], enrollments: [seat(2, 108, SPANISH)], users })).toEqual([]);
  });

  it('never takes two orders without a user for one learner', () => {
    const rows = orderMatch.rows(
      inputOf({ ...base, orders: [order(1, null, SPANISH), order(2, null, SPANISH)], enrollments: [] }, { parameters }),
    );
    expect(rowsOf(rows, ['finding', 'row'])).toEqual([
      ['Order without a learner', '1-o1-no_learner'],
      ['Order without a learner', '1-o2-no_learner'],
    ]);
  });

  it('says that some findings can be none if bulk enrollments or users can’t be read', () => {
    const notesOf = (read: Record<string, readonly Given[]>) => orderMatch.rows(inputOf({ orders: [], ...read }, { parameters })).notes;
    expect(notesOf({ bulk: [], users: [] })).toEqual([]);
    expect(notesOf({ bulk: [{ id: 4, listing_id: SPANISH }], users: [] })).toEqual([
      'Catalog doesn’t show bulk enrollments. Their buyers and learners can be among the findings.',
    ]);
    expect(notesOf({ bulk: [] })).toEqual(['Catalog doesn’t show users. Learners who were merged in Canvas can be among the findings.']);
  });

  it('needs no order for a free listing', () => {
    expect(find({ courses: [course(SPANISH, 'Spanish', '0')], orders: [], enrollments: [seat(1, FAY, SPANISH)] })).toEqual([]);
  });

  it('asks for earlier orders of just those who seem to have none, up to 50 in a request', () => {
    const people = Array.from({ length: 60 }, (_, index) => 200 + index);
    const input = inputOf({ ...base, orders: [], enrollments: people.map((id) => seat(id, id, SPANISH)) }, { parameters });
    const lists = orderMatch.more?.(input) ?? [];
    expect(lists.map(({ filters }) => filters.canvas_user_id?.length)).toEqual([50, 10]);
    const ordered = [order(1, 200, SPANISH, null)];
    expect(find({ orders: [], ordered, enrollments: [seat(1, 200, SPANISH)] })).toEqual([]);
  });

  it.each([
    ['2026-11-29T14:00:01Z', []],
    ['2026-11-29T14:00:00Z', [['106', 'Paid, not enrolled']]],
  ])('waits an hour before someone who paid at %s counts as not enrolled', (paid, rows) => {
    expect(find({ orders: [order(1, ANA, SPANISH, paid)], enrollments: [] })).toEqual(rows);
  });

  it('finds two payments, unless the learner was dropped between them', () => {
    const orders = [order(1, ANA, SPANISH, '2026-11-01T12:00:00Z'), order(2, ANA, SPANISH, '2026-11-20T12:00:00Z')];
    const again = seat(6, ANA, SPANISH);
    expect(find({ orders, enrollments: [again] })).toEqual([['106', 'Paid more than once']]);
    expect(
      find({ orders, enrollments: [seat(5, ANA, SPANISH, { status: 'dropped', enrolled_at: '2026-11-01T12:00:00Z' }), again] }),
    ).toEqual([]);
  });

  it('finds who waits although they paid, beside that they aren’t enrolled', () => {
    const applicants = [{ id: 1, canvas_user_id: ANA, listing_id: SPANISH, status: 'waitlist' }];
    expect(find({ orders: [order(1, ANA, SPANISH)], enrollments: [], applicants })).toEqual([
      ['106', 'Paid, not enrolled'],
      ['106', 'On the waitlist after paying'],
    ]);
    expect(find({ orders: [order(1, ANA, SPANISH)], enrollments: [seat(2, ANA, SPANISH)], applicants })).toEqual([]);
  });

  it('shows the chosen findings only, and unpaid and older orders in none', () => {
    const sources = {
      orders: [order(1, ANA, SPANISH), order(2, BEN, SPANISH, null), order(3, CLEO, SPANISH, '2026-08-31T12:00:00Z')],
      enrollments: [],
    };
    expect(find(sources)).toEqual([['106', 'Paid, not enrolled']]);
    expect(find(sources, { parameters: { ...parameters, findings: ['Paid, then dropped'] } })).toEqual([]);
  });
});
