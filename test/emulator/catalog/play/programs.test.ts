import { describe, expect, it } from 'vitest';
import { demo, type Row } from '../demo.ts';

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? value : []);
const depth = (listing: Row): number => 1 + Math.max(0, ...rowsOf(listing.requirements).map(depth));
const newProgram = { title: 'Diploma', description: 'd', path: 'diploma', teaser: 't' };

describe('reading programs', () => {
  it('shows requirements whole, nested to any depth, and lists the nested programs on their own too', async () => {
    const { programs } = (await demo().get('/api/v1/programs?per_page=100')).json;
    const nested = programs.flatMap((program) => rowsOf(program.requirements)).filter((row) => row.type === 'Program');

    expect(Math.max(...programs.map(depth))).toBeGreaterThanOrEqual(4);
    expect(nested.length).toBeGreaterThan(0);
    expect(nested.every((row) => programs.some((program) => program.id === row.id))).toBe(true);
    expect(nested.every((row) => typeof row.description === 'string')).toBe(true);
  });

  it('adds up the credits of the requirements, and has none without requirements', async () => {
    const { programs } = (await demo().get('/api/v1/programs?per_page=100')).json;
    const sum = (program: Row) => rowsOf(program.requirements).reduce((total, row) => total + Number(row.credits ?? 0), 0);

    expect(programs.filter((program) => rowsOf(program.requirements).length === 0).map((program) => program.credits)).toEqual([null]);
    for (const program of programs.filter((row) => rowsOf(row.requirements).length > 0)) expect(program.credits).toBeCloseTo(sum(program));
  });

  it('shows requirements in short in the older shape', async () => {
    const catalog = demo({ switches: { shape: 'old' } });
    const { programs } = (await catalog.get('/api/v1/programs?per_page=100')).json;
    const shown = programs.flatMap((program) => rowsOf(program.requirements));

    expect(new Set(shown.map((row) => Object.keys(row).join()))).toEqual(
      new Set(['id,type,title,canvas_course', 'id,type,title,requirements']),
    );
    expect(catalog.violations()).toEqual([]);
  });
});

describe('writing programs', () => {
  it('takes requirements as a list or as one text, and changes only what was sent', async () => {
    const catalog = demo();
    const [one, two] = catalog.state.store.courses.rows;

    const made = await catalog.send('POST', '/api/v1/programs', { program: { ...newProgram, requirement_ids: [two?.id, one?.id] } });
    const id = made.json.program.id;
    const changed = await catalog.send('PUT', `/api/v1/programs/${id}`, { program: { requirement_ids: `${one?.id},${two?.id}` } });
    const after = (await catalog.get(`/api/v1/programs/${id}`)).json.program;

    expect([made.status, changed.status, changed.text]).toEqual([201, 204, '']);
    expect(made.headers.get('location')).toBe(`https://catalog.example.edu/api/v1/programs/${id}`);
    expect(rowsOf(made.json.program.requirements).map((row) => row.id)).toEqual([two?.id, one?.id]);
    expect(rowsOf(after.requirements).map((row) => row.id)).toEqual([one?.id, two?.id]);
    expect(after).toMatchObject({ title: 'Diploma', listing_url: 'https://catalog.example.edu/programs/diploma' });
    expect(catalog.violations()).toEqual([]);
  });

  it('refuses unknown requirements and a circle of programs', async () => {
    const catalog = demo();
    const inner = (await catalog.send('POST', '/api/v1/programs', { program: newProgram })).json.program.id;
    const outer = (await catalog.send('POST', '/api/v1/programs', { program: { ...newProgram, path: 'outer', requirement_ids: [inner] } }))
      .json.program.id;

    const circle = await catalog.send('PUT', `/api/v1/programs/${inner}`, { program: { requirement_ids: [outer] } });
    const unknown = await catalog.send('PUT', `/api/v1/programs/${inner}`, { program: { requirement_ids: [1] } });

    expect(circle.json.errors).toEqual({ requirement_ids: ['must not require the program itself'] });
    expect(unknown.json.errors).toEqual({ requirement_ids: ['must be listings of this catalog'] });
  });

  it('no longer requires a course that was deleted', async () => {
    const catalog = demo();
    const program = catalog.state.store.programs.rows[1];
    const gone = program?.requirement_ids[0];

    await catalog.send('DELETE', `/api/v1/courses/${gone}`);
    const shown = (await catalog.get(`/api/v1/programs/${program?.id}`)).json.program;

    expect(rowsOf(shown.requirements).map((row) => row.id)).toEqual(program?.requirement_ids.slice(1));
  });

  it('takes people like a course', async () => {
    const catalog = demo();
    const program = catalog.state.store.programs.rows[1];
    const user = catalog.state.store.users.rows[0];

    const reply = await catalog.send('POST', '/api/v1/enrollments', {
      create_order: true,
      send_email: false,
      enrollment: { listing_id: program?.id, canvas_user_id: user?.canvas_user_id },
    });

    expect(reply.json.enrollment.listing).toEqual({ id: program?.id, title: program?.title, type: 'Program', canvas_course_id: null });
    expect((await catalog.get('/api/v1/orders?per_page=1&page=301')).json.orders).toMatchObject([
      { listings: [{ canvas_course_id: null }] },
    ]);
    expect(catalog.violations()).toEqual([]);
  });
});

describe('archiving listings', () => {
  it('shows on their tags, and can be taken back', async () => {
    const catalog = demo();
    const course = catalog.state.store.courses.rows.find((row) => row.archived_at === null && row.tag_names.length > 0);
    const tag = catalog.state.store.tags.rows.find((row) => row.name === course?.tag_names[0]);
    const archive = (product_action: string) =>
      catalog.send('PUT', '/api/v1/courses/archived', { product_action, product_ids: [course?.id] });
    const shown = async () =>
      rowsOf(Object((await catalog.get(`/api/v1/tags/${tag?.id}`)).json).assigned_listings).find((row) => row.id === course?.id);

    expect((await archive('archive')).json.processed_ids).toEqual([course?.id]);
    expect(await shown()).toHaveProperty('archived_at');
    expect((await archive('reactivate')).status).toBe(200);
    expect(await shown()).not.toHaveProperty('archived_at');
  });

  it('answers 422 when some could not be changed, and has changed the others', async () => {
    const catalog = demo();
    const program = catalog.state.store.programs.rows[0];

    const reply = await catalog.send('PUT', '/api/v1/programs/archived', { product_action: 'archive', product_ids: [1, program?.id] });

    expect(reply.status).toBe(422);
    expect(reply.json.failed).toEqual([{ id: 1, message: 'not found' }]);
    expect(program?.archived_at).not.toBeNull();
  });

  it('hides them where the switch says so, until they are taken back', async () => {
    const catalog = demo({ switches: { archived: 'hidden' } });
    const archived = catalog.state.store.courses.rows.find((row) => row.archived_at !== null);
    const total = async () => Number((await catalog.get('/api/v1/courses')).headers.get('total'));
    const before = await total();

    expect((await catalog.get(`/api/v1/courses/${archived?.id}`)).status).toBe(404);
    await catalog.send('PUT', '/api/v1/courses/archived', { product_action: 'reactivate', product_ids: [archived?.id] });

    expect((await catalog.get(`/api/v1/courses/${archived?.id}`)).status).toBe(200);
    expect(await total()).toBe(before + 1);
  });
});
