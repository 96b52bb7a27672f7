// A workbook that began in Spanish: everything that stands in it is Spanish, and everything else is as in English.
import { beforeAll, describe, expect, it } from 'vitest';
import type { SheetDump } from '../../emulator/host.ts';
import { personAt } from '../../scripts/person.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import type { Messages } from '../../src/protocol/messages.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { freeRow } from '../support/cells.ts';
import { ENGLISH } from '../support/english-words.ts';
import { connect, dumpOf, everything, FEW, openWorld, type PullRun, violations, type World } from '../support/open-world.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');
const host = { clock: CLOCK, timeZone: 'America/New_York' };
const inSpanish = { catalog: FEW, host: { ...host, language: 'es' } };

const run = (world: World, resource: string, filters: Record<string, string | string[]> = {}, sheet?: 'matching' | 'new') =>
  world.person.finish<PullRun>('pull', { resource, filters, ...(sheet ? { sheet } : {}) });

/** Pulls all resources, and runs all reports and the dashboard. Returns what each report said. */
function fill(world: World): void {
  for (const { name } of resources) run(world, name, everything(name));
  const { reports, dashboard } = world.person.ask<Messages['reports']['output']>('reports');
  for (const { name, defaults, pasted } of reports) if (!pasted) run(world, name, defaults, 'matching');
  for (const { resource, filters } of dashboard.runs) run(world, resource, filters, 'matching');
  world.person.ask('dashboard');
}

/** The name of the field of each column, by the tags in the header notes. */
function fieldsIn(world: World, tab: string): string[] {
  const [notes = []] = world.host.workbook.notes(tab, '1:1');
  return notes.map((note) => /\ncatalog:(\S+)$/.exec(note)?.[1] ?? '');
}

function at(world: World, tab: string, field: string, row: number): string {
  const column = fieldsIn(world, tab).indexOf(field);
  if (column < 0) throw new Error(`the tab “${tab}” has no column of ${field}`);
  return `${String.fromCharCode(65 + Math.floor(column / 26) - 1).replace('@', '')}${String.fromCharCode(65 + (column % 26))}${row}`;
}

function cell(world: World, tab: string, field: string, row: number): string {
  return world.host.workbook.display(tab, at(world, tab, field, row))[0]?.[0] ?? '';
}

/** Types into cells of a row, by the names of their fields. */
function edit(world: World, tab: string, row: number, cells: Record<string, string>): void {
  for (const [field, text] of Object.entries(cells)) world.host.workbook.edit(tab, at(world, tab, field, row), text);
}

function review(world: World): PlanView {
  world.host.run('menuReview');
  return world.person.ask<PlanView>('review');
}

function send(world: World, plan: PlanView): PlanView {
  world.person.finish('send', { plan: plan.plan, options: [] });
  const outcome = world.person.ask<PlanView>('plan', { plan: plan.plan });
  world.host.dialogs().at(-1)?.close();
  return outcome;
}

const visible = (world: World) => world.host.workbook.sheets().filter(({ hidden }) => !hidden);

describe('a workbook that began in Spanish', () => {
  let spanish: World;
  let english: World;
  const closers: (() => Promise<void>)[] = [];

  beforeAll(async () => {
    const closing = (close: () => Promise<void>) => void closers.push(close);
    spanish = await openWorld(inSpanish, closing);
    english = await openWorld({ catalog: FEW, host }, closing);
    fill(spanish);
    fill(english);
    return async () => {
      for (const close of closers) await close();
    };
  });

  it('has the tabs of an English one, with Spanish names', () => {
    const names = visible(spanish).map(({ name }) => name);
    expect(names).toHaveLength(visible(english).length);
    expect(names).toEqual(
      expect.arrayContaining(['Cursos', 'Pedidos', 'Certificados por vencer', 'Ingresos, últimos 12 meses, Por oferta y mes', 'Panel']),
    );
    expect(names.filter((name) => visible(english).some((other) => other.name === name))).toEqual(['Sheet1']);
  });

  it('has the values of an English one, and words of its own only where they are ours', () => {
    const words = new Map<string, Set<string>>();
    for (const [index, { name }] of visible(spanish).entries()) {
      const other = visible(english)[index]?.name ?? '';
      const fields = fieldsIn(spanish, name);
      if (fields.every((field) => field === '')) continue;
      expect([name, fieldsIn(english, other)]).toEqual([name, fields]);
      const [ours, theirs] = [dumpOf(spanish, name), dumpOf(english, other)];
      expect([name, withoutTexts(ours)]).toEqual([name, withoutTexts(theirs)]);
      const there = new Map(theirs.cells.map((each) => [`${each.row}:${each.column}`, each]));
      for (const { row, column, value } of ours.cells) {
        const inEnglish = there.get(`${row}:${column}`)?.value;
        if (row === 1 || JSON.stringify(value) === JSON.stringify(inEnglish)) continue;
        const field = `${name}: ${fields[column - 1]}`;
        words.set(field, (words.get(field) ?? new Set()).add(`${JSON.stringify(inEnglish)} ${JSON.stringify(value)}`));
      }
    }
    expect(Array.from(words.keys()).sort()).toEqual([
      'Aperturas y cierres: finding',
      'Aperturas y cierres: type',
      'Plazas: type',
      'Revisión del catálogo: field',
      'Revisión del catálogo: finding',
      'Revisión del catálogo: type',
      'Revisión del catálogo: weight',
    ]);
    expect(words.get('Revisión del catálogo: type')).toEqual(new Set(['"Course" "Curso"', '"Program" "Programa"', '"Tag" "Etiqueta"']));
    expect(words.get('Aperturas y cierres: finding')).toContain('"Open without an end" "Abierta sin fin"');
  });

  it('has the numbers of an English dashboard, by formulas over tabs with Spanish names', () => {
    const [ours = [], theirs = []] = [spanish.host.workbook.values('Panel'), english.host.workbook.values('Dashboard')];
    const numbers = (rows: readonly (readonly unknown[])[]) => rows.map((row) => row.map((each) => (typeof each === 'number' ? each : '')));
    expect(numbers(ours)).toEqual(numbers(theirs));
    expect(
      numbers(ours)
        .flat()
        .filter((each) => each !== '' && each !== 0).length,
    ).toBeGreaterThan(20);
    const texts = ours.flat().filter((each) => typeof each === 'string' && ENGLISH.test(each));
    expect(texts).toEqual([]);
    expect(ours[2]?.slice(0, 3)).toEqual(['Mes', 'Último mes', 'Moneda']);
    spanish.host.workbook.edit('Panel', 'B3', '2026-10');
    english.host.workbook.edit('Dashboard', 'B3', '2026-10');
    expect(numbers(spanish.host.workbook.values('Panel'))).toEqual(numbers(english.host.workbook.values('Dashboard')));
  });

  it('is refreshed and run again without a change of any cell', () => {
    // The dashboard shows when its reports were refreshed.
    const dumps = () => visible(spanish).flatMap(({ name }) => (name === 'Panel' ? [] : [[name, JSON.stringify(dumpOf(spanish, name))]]));
    const before = dumps();
    fill(spanish);
    const after = new Map(dumps().map(([name = '', text]) => [name, text]));
    expect(before.flatMap(([name = '', text]) => (after.get(name) === text ? [] : [name]))).toEqual([]);
  });

  it('has no English in its headers and notes', () => {
    const found = visible(spanish).flatMap(({ name }) => {
      const [notes = []] = spanish.host.workbook.notes(name, '1:1');
      const [headers = []] = spanish.host.workbook.display(name, '1:1');
      const own = headers.filter((_, index) => !/catalog:(learner\.)?custom\./.test(notes[index] ?? ''));
      return [...own, ...notes.map((note) => note.replace(/\ncatalog:\S+$/, ''))].filter((text) => ENGLISH.test(text));
    });
    expect(found).toEqual([]);
  });
});

describe('work in a Spanish workbook', () => {
  it('is edited, reviewed, sent, undone, and refreshed, with a Status and Actions in Spanish', async () => {
    const world = await openWorld(inSpanish);
    run(world, 'courses');
    run(world, 'tags');
    edit(world, 'Cursos', 2, { enrollment_fee: '199' });
    expect(cell(world, 'Cursos', '$status', 2)).toBe('editado');
    edit(world, 'Cursos', 3, { enrollment_cap: 'muchas' });
    edit(world, 'Cursos', 4, { $action: 'archivar' });
    expect(() => edit(world, 'Cursos', 5, { $action: 'archive' })).toThrow('data validation');
    const free = freeRow(world, 'Etiquetas');
    edit(world, 'Etiquetas', free, { $action: 'crear' });
    edit(world, 'Etiquetas', free, { name: 'Nocturno' });

    const plan = review(world);
    expect(plan.requests.map(({ operation, row }) => [operation, row]).sort()).toEqual([
      ['archive', 4],
      ['create', free],
      ['update', 2],
    ]);
    expect(plan.refused).toMatchObject([{ row: 3, label: 'Plazas' }]);
    expect(cell(world, 'Cursos', '$status', 3)).toMatch(/^no enviado: Plazas /);
    expect(cell(world, 'Cursos', '$status', 4)).toBe('revisado · todavía no enviado');
    expect(cell(world, 'Etiquetas', '$status', free)).toMatch(/^por crear · [a-z0-9]+$/);

    const sent = send(world, plan);
    expect(sent.requests.map(({ state }) => state)).toEqual(['done', 'done', 'done']);
    expect([2, 4].map((row) => cell(world, 'Cursos', '$status', row))).toEqual(['enviado', 'archivado']);
    expect(cell(world, 'Etiquetas', '$status', free)).toBe('creado');
    expect(cell(world, 'Cursos', '$action', 4)).toBe('');

    world.person.ask('openReview', { undo: sent.plan });
    const undone = send(world, world.person.ask<PlanView>('undo', { run: sent.plan }));
    expect(undone.requests.every(({ state }) => state === 'done')).toBe(true);
    expect(cell(world, 'Cursos', '$status', 2)).toMatch(/^deshecho/);

    run(world, 'courses');
    world.host.workbook.sort('Cursos', fieldsIn(world, 'Cursos').indexOf('title') + 1, false);
    edit(world, 'Cursos', 2, { short_description: 'Nuevo' });
    expect(review(world).requests).toMatchObject([{ operation: 'update', row: 2 }]);
    world.host.run('menuLog');
    expect(world.host.workbook.display('Registro de envíos', '1:1')[0]?.slice(0, 3)).toEqual(['Hora', 'Tipo', 'Usuario']);
    expect(violations(world)).toEqual([]);
  });

  it('reads English words that were typed or pasted into it', async () => {
    const world = await openWorld(inSpanish);
    run(world, 'courses');
    run(world, 'tags');
    const free = freeRow(world, 'Etiquetas');
    edit(world, 'Etiquetas', free, { name: 'Nocturno' });
    world.host.workbook.paste('Etiquetas', at(world, 'Etiquetas', '$status', free), [['edited']]);
    expect(review(world).newRows).toHaveLength(1);
    world.host.workbook.paste('Etiquetas', at(world, 'Etiquetas', '$status', free), [['uncertain · abc123: no answer']]);
    edit(world, 'Etiquetas', free, { $action: 'crear' });
    const { requests, refused } = review(world);
    expect([requests, refused]).toMatchObject([[], [{ row: free, field: '$status' }]]);
  });

  it('loses personal data like an English one', async () => {
    const world = await openWorld(inSpanish);
    for (const name of ['users', 'enrollments']) run(world, name);
    run(world, 'report/roster', { from: 'months:12' });
    const emails = () =>
      visible(world)
        .flatMap(({ name }) => world.host.workbook.display(name).flat())
        .filter((text) => text.includes('@'));
    expect(emails().length).toBeGreaterThan(5);
    while (!world.person.ask<{ done: boolean }>('removePersonal', { confirmed: 'remove personal data' }).done);
    expect(emails()).toEqual([]);
  });

  it('stays Spanish in its cells for a user of English', async () => {
    const world = await openWorld(inSpanish);
    run(world, 'tags');
    world.host.setLanguage('en');
    run(world, 'courses');
    expect(visible(world).map(({ name }) => name)).toContain('Cursos');
    expect(world.person.ask<{ forms: { title: string }[] }>('forms').forms[0]?.title).toBe('Cursos');
    expect(world.person.ask<State>('state').workbookLanguage).toBe('es');
    edit(world, 'Cursos', 2, { enrollment_cap: 'many' });
    const plan = review(world);
    expect(plan.refused).toMatchObject([{ what: 'isn’t a number' }]);
    expect(cell(world, 'Cursos', '$status', 2)).toMatch(/^no enviado: Plazas no es un número\./);
  });

  it('stays Spanish in a copy of its file, also for a user of English', async () => {
    const world = await openWorld(inSpanish);
    run(world, 'tags');
    const host = world.host.workbook.copyFile('bound');
    host.setLanguage('en');
    host.open();
    host.run('menuOpenSidebar');
    const copy = { ...world, host, person: personAt(host) };
    connect(copy);
    run(copy, 'tags');
    run(copy, 'courses');
    expect(visible(copy).map(({ name }) => name)).toEqual(expect.arrayContaining(['Etiquetas', 'Cursos']));
    edit(copy, 'Cursos', 2, { enrollment_fee: '5' });
    expect(cell(copy, 'Cursos', '$status', 2)).toBe('editado');
  });
});

describe('what a review offers and explains', () => {
  /** Drops an active learner and enrolls them again. */
  function reviewTexts(world: World, tab: string, actions: { create: string; drop: string }): string[] {
    const row = Array.from({ length: 20 }, (_, index) => index + 2).find((each) => cell(world, tab, 'status', each) === 'active') ?? 0;
    const free = freeRow(world, tab);
    edit(world, tab, row, { $action: actions.drop });
    edit(world, tab, free, { $action: actions.create });
    const learners = new Set(rowsOfField(world, tab, 'canvas_user_id'));
    const listing = cell(world, tab, 'listing_id', row);
    const taken = new Set(rowsOfField(world, tab, 'listing_id').flatMap((each, index) => (each === listing ? [index] : [])));
    const ids = rowsOfField(world, tab, 'canvas_user_id');
    const learner = Array.from(learners).find((each) => each !== '' && ids.every((id, index) => id !== each || !taken.has(index))) ?? '';
    edit(world, tab, free, { canvas_user_id: learner, listing_id: listing });
    const { options, requests, refused } = review(world);
    expect(refused).toEqual([]);
    return [...options.flatMap(({ label, help }) => [label, help]), ...requests.flatMap(({ help }) => help ?? [])];
  }

  const rowsOfField = (world: World, tab: string, field: string): string[] => {
    const column = fieldsIn(world, tab).indexOf(field);
    return world.host.workbook
      .display(tab)
      .slice(1)
      .map((row) => row[column] ?? '');
  };

  const IN_SPANISH = [
    'Crear un pedido por cada inscripción',
    'Los pedidos aparecen en el historial de pedidos de Catalog.',
    'Enviar un correo a cada estudiante',
    'Catalog envía su correo de inscripción.',
    'Da de baja al estudiante de la oferta.',
  ];

  it('is in the language of the user, whatever that of the workbook', async () => {
    const spanish = await openWorld(inSpanish);
    run(spanish, 'enrollments');
    expect(reviewTexts(spanish, 'Inscripciones', { create: 'crear', drop: 'dar de baja' }).sort()).toEqual([...IN_SPANISH].sort());
    spanish.host.setLanguage('en');
    const english = review(spanish);
    expect(english.options.map(({ label }) => label)).toEqual(['Create an order for each enrollment', 'Email each learner']);
    expect(english.requests.map(({ help }) => help)).toContain('Drops the learner from the listing.');

    const inEnglish = await openWorld({ catalog: FEW, host });
    run(inEnglish, 'enrollments');
    inEnglish.host.setLanguage('es');
    expect(reviewTexts(inEnglish, 'Enrollments', { create: 'create', drop: 'drop' }).sort()).toEqual([...IN_SPANISH].sort());
  });
});

describe('a workbook that began in English', () => {
  it('stays English in its cells for a user of Spanish', async () => {
    const world = await openWorld({ catalog: FEW, host });
    run(world, 'tags');
    world.host.setLanguage('es');
    run(world, 'courses');
    expect(visible(world).map(({ name }) => name)).toEqual(expect.arrayContaining(['Tags', 'Courses']));
    edit(world, 'Courses', 2, { enrollment_cap: 'muchas' });
    expect(cell(world, 'Courses', '$status', 2)).toBe('edited');
    const plan = review(world);
    expect(plan.refused).toMatchObject([{ what: 'no es un número' }]);
    expect(cell(world, 'Courses', '$status', 2)).toMatch(/^not sent: Seats isn’t a number\./);
    edit(world, 'Courses', 2, { enrollment_cap: '12' });
    edit(world, 'Courses', 3, { $action: 'archive' });
    edit(world, 'Courses', 4, { listing_image: 'http://example.org/a.png' });
    send(world, review(world));
    expect([2, 3].map((row) => cell(world, 'Courses', '$status', row))).toEqual(['sent', 'archived']);
    expect(cell(world, 'Courses', '$status', 4)).toBe('failed: The image address must start with https://.');
  });
});

/** What a tab looks like besides its texts. */
function withoutTexts({ id: _, name: __, columnWidths: ___, cells, validations, marks, ...rest }: SheetDump): object {
  return {
    ...rest,
    cells: cells.map(({ row, column, format }) => [row, column, format]),
    validations: validations.map(({ values: ____, ...each }) => each),
    marks: marks?.map(({ kind, area }) => [kind, area]),
  };
}
