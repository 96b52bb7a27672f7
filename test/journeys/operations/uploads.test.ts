import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fill, freeRow, rowOf } from '../../support/cells.ts';
import { covers } from '../../support/covers.ts';
import { type FileServer, serveFiles } from '../../support/file-server.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../../support/open-world.ts';

let pictures: FileServer;
beforeAll(async () => {
  pictures = await serveFiles({
    '/art/tide.png': { type: 'image/png', body: '\u0089PNG\u00ff\u0000\r\n' },
    // As some servers of plain files call it.
    '/lines.svg': { type: 'text/plain', body: '<svg/>' },
    '/page.html': { type: 'text/html', body: '<p>Sign in</p>' },
  });
});
afterAll(() => pictures.close());

async function worldWithPictures(): Promise<World> {
  const world = await openWorld({
    over: 'http',
    host: { hosts: { 'pictures.example.org': pictures.url } },
  });
  pull(world, 'courses');
  return world;
}

function courseOf(world: World, id: unknown): Record<string, unknown> | undefined {
  return world.catalog.records('courses').find((course) => String(course.id) === String(id));
}

describe('SKUs of many courses', () => {
  it('go in one file, whose job is followed to its end and read back', async () => {
    const world = await openWorld({ over: 'http', pulled: ['courses'] });
    const rows = rowsOf(world, 'Courses').slice(0, 12);
    for (const row of rows) world.person.type('Courses', 'SKU', row.row, `0${row.ID}, "new"`);
    const plan = review(world);
    expect(plan.requests[0]).toMatchObject({ help: expect.stringContaining('one file') });
    const outcome = send(world, plan);
    expect(outcome.requests.map(({ state }) => state)).toEqual(rows.map(() => 'done'));
    expect(writes(world).map(({ operationId }) => operationId)).toEqual(['updateCourseSkus']);
    for (const row of rows) {
      expect(courseOf(world, row.ID)?.sku).toBe(`0${row.ID}, "new"`);
      expect(rowOf(world, 'Courses', row.ID)).toMatchObject({ SKU: `0${row.ID}, "new"`, Status: 'sent' });
    }
    expect(review(world).requests).toEqual([]);
    covers(world, {
      updateCourseSkus: 'the SKUs in Catalog and in the rows, after its job has ended',
      getProgress: 'rows say sent only after the job has ended',
    });
  });

  it('are never sent a second time where no answer came: what shows is done, the rest says that it is not known', async () => {
    const world = await openWorld({ over: 'http', pulled: ['courses'] });
    const rows = rowsOf(world, 'Courses').slice(0, 10);
    for (const row of rows) world.person.type('Courses', 'SKU', row.row, `S-${row.ID}`);
    const plan = review(world);
    world.catalog.setFaults([{ match: 'update_skus', answer: 'act-then-500', times: 1 }]);
    const outcome = send(world, plan);
    expect(new Set(outcome.requests.map(({ state }) => state))).toEqual(new Set(['unconfirmed']));
    expect(writes(world)).toHaveLength(1);
    expect(rowOf(world, 'Courses', rows[0]?.ID)).toMatchObject({ SKU: `S-${rows[0]?.ID}`, Status: expect.stringMatching(/^unconfirmed/) });
  });

  it('of a few go with the other fields', async () => {
    const world = await openWorld({ over: 'http', pulled: ['courses'] });
    world.person.type('Courses', 'SKU', 2, 'S-1');
    send(world, review(world));
    expect(writes(world)).toMatchObject([{ operationId: 'updateCourse', body: { sku: 'S-1', course: {} } }]);
    expect(rowsOf(world, 'Courses')[0]).toMatchObject({ SKU: 'S-1', Status: 'sent' });
  });
});

describe('the image of a listing', () => {
  it('is fetched from its address without our key, and sent as a file with the other edits', async () => {
    const world = await worldWithPictures();
    const [row] = rowsOf(world, 'Courses');
    fill(world, 'Courses', row?.row, { Image: 'https://pictures.example.org/art/tide.png', Price: '31', Tags: 'One, Two' });
    send(world, review(world));
    expect(courseOf(world, row?.ID)).toMatchObject({ listing_image: 'tide.png', enrollment_fee: 31, tag_names: ['One', 'Two'] });
    expect(rowOf(world, 'Courses', row?.ID)).toMatchObject({ Image: 'tide.png', Price: '31.00', Status: expect.stringContaining('sent') });
    expect(review(world).requests).toEqual([]);
    covers(world, { updateCourse: 'the image and the price in Catalog and in the row' });
  });

  it('that is none is said in the row, and nothing of the row is sent', async () => {
    const world = await worldWithPictures();
    const [row] = rowsOf(world, 'Courses');
    fill(world, 'Courses', row?.row, { Image: 'https://pictures.example.org/page.html', Price: '31' });
    send(world, review(world));
    expect(rowOf(world, 'Courses', row?.ID)).toMatchObject({
      Status: 'failed: The image address didn’t return an image.',
    });
    expect(writes(world)).toEqual([]);
  });

  it('goes along with a new course', async () => {
    const world = await worldWithPictures();
    fill(world, 'Courses', freeRow(world, 'Courses'), {
      Action: 'create',
      Title: 'Drawn',
      Path: 'drawn',
      Teaser: 'With lines',
      Description: 'Pen and ink',
      'Canvas course ID': '7003',
      Image: 'https://pictures.example.org/lines.svg',
    });
    send(world, review(world));
    const created = world.catalog.records('courses').find((course) => course.listing_path === 'drawn');
    expect(created).toMatchObject({ listing_image: 'lines.svg', canvas_course: { id: 7003 } });
    covers(world, { createCourse: 'the image of the course in Catalog' });
  });
});
