import { describe, expect, it } from 'vitest';
import type { HostSwitches } from '../../emulator/host-switches.ts';
import { NASTY_TEXTS } from '../support/nasty-texts.ts';
import { openWorld, pull, review, rowsOf, send, type World, writes } from '../support/open-world.ts';

const texts = Object.values(NASTY_TEXTS);

/** A Catalog where each of them is the title of a course, the name of a tag, the name and the employer of a person. */
async function openNastyWorld(switches: HostSwitches = {}): Promise<World> {
  const world = await openWorld({ catalog: { scale: { courses: texts.length, users: texts.length, tags: 0 } }, host: { switches } });
  const { catalog } = world;
  const rename = (resource: string, fieldsOf: (text: string) => Record<string, unknown>) =>
    catalog.records(resource).forEach(({ id }, index) => {
      const text = texts[index];
      if (text !== undefined) catalog.mutate({ type: 'update', resource, id: Number(id), fields: fieldsOf(text) });
    });
  rename('courses', (title) => ({ title, short_description: title, tag_names: [] }));
  for (const name of texts) catalog.mutate({ type: 'create', resource: 'tags', fields: { name } });
  rename('users', (text) => ({ first_name: text, custom_fields: { employer: text } }));
  for (const resource of ['courses', 'tags', 'users']) pull(world, resource);
  return world;
}

function executed({ host }: World): string[] {
  return ['Courses', 'Tags', 'Users'].flatMap((tab) => host.workbook.formulas(tab).flat().filter(Boolean));
}

describe('texts that spreadsheets like to spoil', () => {
  it('are no edits after a pull, and no formula runs', async () => {
    const world = await openNastyWorld();
    const { requests, refused, remarks } = review(world);

    expect(executed(world)).toEqual([]);
    expect({ requests, refused, remarks }).toEqual({ requests: [], refused: [], remarks: [] });
    const shown = rowsOf(world, 'Courses').map(({ Title }) => Title);
    const fits = texts.flatMap((text, index) => (text.length <= 50_000 ? [index] : []));
    const unixLines = (text: string | undefined) => text?.replace(/\r\n?/g, '\n');
    expect(fits.map((index) => unixLines(shown[index]))).toEqual(fits.map((index) => unixLines(texts[index])));
  });

  it('are no edits where text cells make formulas of them and keep apostrophes', async () => {
    const world = await openNastyWorld({ equalsInTextCell: 'formula', apostropheInTextCell: 'kept' });
    const { requests, refused, remarks } = review(world);

    expect(executed(world)).toEqual([]);
    expect({ requests, refused, remarks }).toEqual({ requests: [], refused: [], remarks: [] });
  });

  it('stay byte for byte in Catalog when the cell beside them is edited and sent', async () => {
    const world = await openNastyWorld();
    const before = world.catalog.records('courses').map(({ title, short_description }) => ({ title, short_description }));
    for (const { row } of rowsOf(world, 'Courses')) world.person.type('Courses', 'Seats', row, '37');
    const plan = review(world);
    send(world, plan, { confirmed: plan.guard?.words });

    expect(plan.refused).toEqual([]);
    const sent = writes(world);
    expect(sent.length).toBeGreaterThanOrEqual(texts.length - 1);
    for (const { body } of sent) expect(body).toEqual({ course: { enrollment_cap: 37 } });
    const after = world.catalog.records('courses');
    expect(after.map(({ title, short_description }) => ({ title, short_description }))).toEqual(before);
    expect(new Set(after.map(({ enrollment_cap }) => enrollment_cap))).toEqual(new Set([37]));
    expect(review(world).requests).toEqual([]);
  });
});
