// Each translation of this build is between marks. So a text that is English in Spanish shows: it's a key of the dictionary, and has none.
import { copyFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dictionaryFile } from '../../scripts/dictionary.ts';
import { personAt } from '../../scripts/person.ts';
import type { Dictionary } from '../../src/base/say.ts';
import { reports } from '../../src/catalog/reports/index.ts';
import { resources } from '../../src/catalog/resources/index.ts';
import type { PlanView } from '../../src/protocol/review.ts';
import type { State } from '../../src/protocol/state.ts';
import { freeRow } from '../support/cells.ts';
import { DIST, everything, FEW, openWorld, type PullRun, type World } from '../support/open-world.ts';
import { EXPORTED_FROM, EXPORTED_UNTIL, pasteText } from '../support/paste-export.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const CLOCK = Date.parse('2026-11-29T15:00:00Z');
const HOUR = 3_600_000;
const spanish: Dictionary = JSON.parse(readFileSync(join(DIST, 'texts-es.html'), 'utf8'));
const marked = (text: string) => `‹${text}›`;

/** Places in answers that hold codes, or words of Catalog. */
const CODES =
  /\.(operation|one|state|kind|as|name|resource|value|values|choices|every|type|status|phase|defaults|code|access|language|effects|by|field|result)(\.|$)|\.tabs?\.filters\./;

function markedDist(): string {
  const dist = temporaryFolder();
  for (const file of readdirSync(DIST)) copyFileSync(join(DIST, file), join(dist, file));
  const texts = Object.fromEntries(
    Object.entries(spanish).map(([key, text]): [string, Dictionary[string]] => [
      key,
      typeof text === 'string' ? marked(text) : [marked(text[0]), marked(text[1])],
    ]),
  );
  writeFileSync(join(dist, 'texts-es.html'), dictionaryFile(texts));
  // The hint of `onEdit` doesn't come from the dictionary.
  writeFileSync(join(dist, 'Code.js'), readFileSync(join(DIST, 'Code.js'), 'utf8').replaceAll('editado', marked('editado')));
  return dist;
}

interface Shown {
  place: string;
  text: string;
}

/** A world whose answers are kept. */
async function openMarked() {
  const world = await openWorld({ catalog: FEW, host: { clock: CLOCK, timeZone: 'America/New_York', language: 'es', dist: markedDist() } });
  const shown: Shown[] = [];
  const note = (place: string, value: unknown): void => {
    if (typeof value === 'string') shown.push({ place, text: value });
    else if (Array.isArray(value)) for (const each of value) note(place, each);
    else if (value) for (const [name, inner] of Object.entries(value)) note(`${place}.${name}`, inner);
  };
  const asked = personAt(world.host);
  const person: World['person'] = {
    ...asked,
    ask: (command, input) => {
      try {
        const answer = asked.ask<never>(command, input);
        note(command, answer);
        return answer;
      } catch (error) {
        shown.push({ place: `${command}: problem`, text: String((error as Error).message) });
        throw error;
      }
    },
    finish: (command, input) => {
      const answer = asked.finish<never>(command, input);
      note(command, answer);
      return answer;
    },
  };
  return { world: { ...world, person }, shown };
}

const run = (world: World, resource: string, filters: Record<string, string | string[]> = {}) =>
  world.person.finish<PullRun>('pull', { resource, filters, sheet: 'matching' });

/** Runs what's expected to fail. */
function tried(work: () => unknown): void {
  try {
    work();
  } catch {
    // Its problem is noted.
  }
}

function at({ host: { workbook } }: World, tab: string, field: string, row: number): string {
  const [notes = []] = workbook.notes(tab, '1:1');
  const column = notes.findIndex((each) => each.endsWith(`\ncatalog:${field}`));
  if (column < 0) throw new Error(`the tab “${tab}” has no column of ${field}`);
  return `${column < 26 ? '' : String.fromCharCode(64 + Math.floor(column / 26))}${String.fromCharCode(65 + (column % 26))}${row}`;
}

/** All that's ours in a tab. Its other columns have the values of records, whose words of reports spanish-workbook.test.ts compares. */
function shownIn({ host: { workbook } }: World, tab: string): Shown[] {
  const [notes = []] = workbook.notes(tab, '1:1');
  const isData = notes.some((note) => /\ncatalog:\S+$/.test(note));
  const isOurs = (column: number) => !isData || /\ncatalog:\$\S+$/.test(notes[column] ?? '');
  const cells = workbook.display(tab).flatMap((row, index) => row.filter((_, column) => index === 0 || isOurs(column)));
  const texts = [tab, ...notes.map((note) => note.replace(/\n?catalog:\S+$/, '')), ...cells];
  return texts.map((text) => ({ place: tab, text }));
}

const named = (title: string) => marked(String(spanish[title]));

/** English texts of the dictionary: words, sentences with any values, and how a record without a name is stored. */
const literals = (key: string) => key.replace(/\{\d+\}/g, ' ').match(/\p{L}{2,}/gu) ?? [];
const sentences = Object.keys(spanish)
  .filter((key) => key.includes('{0}') && literals(key).length > 2)
  .map((key) => new RegExp(`^${key.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{\d+\}/g, '.*')}$`, 's'));
const nouns = Object.keys(spanish).filter((key) => typeof spanish[key] !== 'string' && !key.includes('{'));
const nameless = new RegExp(`^(new (${nouns.join('|')})|(${nouns.join('|')}) \\d+)$`);

/** Texts that are in no mark, though the dictionary has them. */
function leaks(shown: readonly Shown[]): string[] {
  const found = shown.flatMap(({ place, text }) => {
    let rest = text;
    while (/‹[^‹›]*›/.test(rest)) rest = rest.replace(/‹[^‹›]*›/g, '');
    const parts = rest.split(/[\n,:·] ?/).map((part) => part.trim());
    const isWord = parts.some((part) => (part in spanish && /\p{L}{2}/u.test(part)) || nameless.test(part));
    return (isWord || sentences.some((sentence) => sentence.test(rest))) && !CODES.test(place) ? [`${place}: ${text}`] : [];
  });
  return Array.from(new Set(found));
}

describe('a Spanish workbook whose translations are marked', () => {
  it('shows none of their English texts', { timeout: 300_000 }, async () => {
    const { world, shown } = await openMarked();
    const { person, host, catalog } = world;
    const { workbook } = host;
    for (const { name } of resources) tried(() => run(world, name, everything(name)));
    const courses = named('Courses');
    const tags = named('Tags');
    workbook.edit(courses, at(world, courses, 'enrollment_fee', 2), '199');
    workbook.edit(courses, at(world, courses, 'enrollment_cap', 3), 'muchas');
    workbook.paste(courses, at(world, courses, '$action', 4), [['desconocida']]);
    workbook.paste(courses, at(world, courses, '$action', 5), [[named('create')]]);
    const free = freeRow(world, tags);
    workbook.edit(tags, at(world, tags, '$action', free), named('create'));
    workbook.edit(tags, at(world, tags, 'name', free), 'Nocturno');
    workbook.edit(tags, at(world, tags, '$action', free + 1), named('create'));
    host.run('menuReview');
    const plan = person.ask<PlanView>('review');
    person.finish('send', { plan: plan.plan, options: [] });
    const sent = person.ask<PlanView>('plan', { plan: plan.plan });
    tried(() => person.ask('openReview', { undo: sent.plan }));
    tried(() => person.ask('undo', { run: sent.plan }));
    for (const { title = '' } of host.dialogs()) shown.push({ place: 'dialog', text: title });
    host.dialogs().at(-1)?.close();
    host.run('menuLog');
    host.run('menuOpenSidebar');
    for (const { name, report } of reports)
      if (name !== 'report/settlement')
        tried(() =>
          run(
            world,
            name,
            report
              ? (person.ask<{ reports: { name: string; defaults: never }[] }>('reports').reports.find((each) => each.name === name)
                  ?.defaults ?? {})
              : {},
          ),
        );
    tried(() => run(world, 'report/settlement', pasteText(world, catalog.paymentExport('paypal', EXPORTED_FROM, EXPORTED_UNTIL).text)));
    for (const command of ['state', 'forms', 'reports', 'limits', 'keys', 'listings', 'dashboard'] as const)
      tried(() => person.ask(command));
    const [first] = person.ask<State>('state').tabs;
    tried(() => person.ask('schedule', { tabs: 'all', rule: { every: 'week', day: 1, hour: 7 } }));
    tried(() =>
      person.ask('schedule', {
        tabs: [first?.sheet ?? 0],
        rule: { every: 'day', hour: 3 },
        copies: { as: 'tabs', most: 4, personal: false },
      }),
    );
    host.setClock(CLOCK + 24 * HOUR);
    catalog.setFaults([{ answer: '401' }]);
    host.fire(String(host.triggers()[0]?.id));
    catalog.setFaults([]);
    host.setClock(CLOCK + 25 * HOUR);
    host.fire(String(host.triggers()[0]?.id));
    host.run('menuOpenSidebar');
    person.ask('state');
    for (const { functionName } of host.menu()) if (functionName) tried(() => host.run(functionName));
    for (const { text } of host.toasts()) shown.push({ place: 'toast', text });
    for (const { name, hidden } of workbook.sheets()) if (!hidden) shown.push(...shownIn(world, name));
    expect(shown.length).toBeGreaterThan(2_000);
    expect(leaks(shown)).toEqual([]);
  });
});
