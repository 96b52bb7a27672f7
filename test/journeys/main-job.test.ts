import { describe, expect, it } from 'vitest';
import { openWorld, type PlanRequest, pull, review, rowsOf, send, TITLES, violations, writes } from '../support/open-world.ts';

describe('the main job', () => {
  it('pulls, edits, reviews and sends exactly what was typed, and then has nothing left to send', async () => {
    // Over HTTP, as a real Catalog is asked.
    const world = await openWorld({ over: 'http', pulled: Object.keys(TITLES) });
    const courses = rowsOf(world, 'Courses');
    const [tag] = rowsOf(world, 'Tags');
    const typed = ['59.50', '125', '0'].map((price, index) => ({ key: String(courses[index]?.ID), price }));
    typed.forEach(({ price }, index) => {
      world.person.type('Courses', 'Price', index + 2, price);
    });
    world.person.type('Tags', 'Name', 2, `${tag?.Name} 2027`);
    const enrollments = rowsOf(world, 'Enrollments');
    const course = courses.find((each) => each['Enrollment open'] === 'TRUE' && each.Seats === '');
    const taken = enrollments.filter((each) => each['Listing ID'] === course?.ID).map((each) => each['Canvas user ID']);
    const person = enrollments.find((each) => each['Canvas user ID'] !== '' && !taken.includes(String(each['Canvas user ID'])))?.[
      'Canvas user ID'
    ];
    const row = enrollments.length + 2;
    world.person.type('Enrollments', 'Action', row, 'create');
    world.person.type('Enrollments', 'Canvas user ID', row, String(person));
    world.person.type('Enrollments', 'Listing ID', row, String(course?.ID));
    world.catalog.clearRequests();

    const plan = review(world);

    expect(plan.counts).toEqual({ create: 1, update: 4, delete: 0, drop: 0, conflict: 0 });
    expect(plan.refused).toEqual([]);
    const [rename, ...rest] = plan.requests;
    expect(rename).toMatchObject({ resource: 'tags', fields: [{ before: tag?.Name, after: `${tag?.Name} 2027` }] });
    const updates = rest.filter((request) => request.resource === 'courses');
    expect(updates.map((request) => [request.key, request.fields.length, request.fields[0]?.label])).toEqual(
      typed.map(({ key }) => [key, 1, 'Price']),
    );
    expect(writes(world)).toEqual([]);

    const outcome = send(world, plan);

    expect(outcome.requests.map((request) => request.state)).toEqual(['done', 'done', 'done', 'done', 'done']);
    // Those of one resource go out at the same time, so the order of their arrival is nobody's promise.
    const arrived = writes(world).sort((a, b) => (a.operationId === b.operationId ? a.path.localeCompare(b.path) : 0));
    expect(arrived).toEqual([
      { operationId: 'updateTag', path: `/api/v1/tags/${rename?.key}`, body: { name: `${tag?.Name} 2027` }, status: 200 },
      ...typed.map(({ key, price }) => ({
        operationId: 'updateCourse',
        path: `/api/v1/courses/${key}`,
        body: { course: { enrollment_fee: Number(price) } },
        status: 204,
      })),
      {
        operationId: 'createEnrollment',
        path: '/api/v1/enrollments',
        body: { create_order: false, send_email: false, enrollment: { listing_id: Number(course?.ID), canvas_user_id: Number(person) } },
        status: 201,
      },
    ]);
    expect(writes(world)).toHaveLength(plan.requests.length);
    expect(plan.requests.every((request) => tracesToTyping(request))).toBe(true);

    const sent = rowsOf(world, 'Courses').slice(0, 3);
    expect(sent.map((each) => each.Status)).toEqual(['sent', 'sent', 'sent']);
    expect(rowsOf(world, 'Tags')[0]?.Status).toBe('sent');
    const enrolled = rowsOf(world, 'Enrollments').find((each) => each.row === String(row));
    expect(enrolled).toMatchObject({ Action: '', Status: 'created', 'Enrollment status': 'active' });
    expect(enrolled?.ID).toMatch(/^\d+$/);

    for (const resource of Object.keys(TITLES)) pull(world, resource);
    expect(review(world).requests).toEqual([]);
    expect(violations(world)).toEqual([]);
  });

  it('a second pull with nothing new changes no cell, format, note or width', async () => {
    const world = await openWorld({ pulled: Object.keys(TITLES) });
    const before = Object.values(TITLES).map((tab) => world.host.workbook.dump(tab));
    for (const resource of Object.keys(TITLES)) {
      const { added, changed, removed } = pull(world, resource);
      expect({ resource, added, changed, removed }).toEqual({ resource, added: 0, changed: 0, removed: 0 });
    }
    expect(Object.values(TITLES).map((tab) => world.host.workbook.dump(tab))).toEqual(before);
  });

  it('a plan is sent once', async () => {
    const world = await openWorld({ pulled: ['courses'] });
    world.person.type('Courses', 'Price', 2, '77');
    const plan = review(world);
    send(world, plan);
    expect(() => world.person.ask('send', { plan: plan.plan, options: [] })).toThrow('already sent');
    expect(writes(world)).toHaveLength(1);
  });
});

/** Everything that was typed in the first test, by tab and row. */
function tracesToTyping(request: PlanRequest): boolean {
  if (request.tab === 'Courses') return [2, 3, 4].includes(request.row);
  return request.tab === 'Tags' ? request.row === 2 : request.tab === 'Enrollments' && request.operation === 'create';
}
