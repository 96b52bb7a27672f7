// Small programs in the manner of public Apps Script projects, none of them written for the emulator: each does its work, or stops
// at a member that it names.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Host, HostOptions } from '../../../emulator/host.ts';
import { type RecordingServer, serveRecorded } from '../../support/recording-server.ts';
import { hostWith } from './host-with.ts';

const FOLDER = join(import.meta.dirname, '../../fixtures/programs');

const API = 'https://api.example.org';
const ITEMS = [
  { id: 1, name: 'Chairs', count: 12 },
  { id: 2, name: 'Desks', count: 4 },
];

let server: RecordingServer;
beforeAll(async () => {
  server = await serveRecorded({
    '/import?page=1': {
      body: { records: [{ id: 1, title: '=Design', price: 9.5, updated_at: '2026-01-02T10:00:00Z' }], next: `${API}/import?page=2` },
    },
    '/import?page=2': { body: { records: [{ id: 2, title: 'Botany', price: null, updated_at: '2026-01-03T10:00:00Z' }] } },
    '/broken': { status: 503 },
    '/items': { body: ITEMS },
    '/items/3': { status: 404 },
  });
});
afterAll(() => server.close());

async function program(name: string, options: Partial<HostOptions> = {}): Promise<Host> {
  return hostWith(readFileSync(join(FOLDER, `${name}.gs`), 'utf8'), { hosts: { 'api.example.org': server.url }, ...options });
}

/** Fills a new tab as the person would. */
function tab(host: Host, name: string, rows: string[][]): void {
  host.workbook.renameSheet(host.workbook.sheets().at(-1)?.name ?? '', name);
  host.workbook.paste(name, 'A1', rows);
}

describe('an importer', () => {
  it('imports all pages, with dates, and says so', async () => {
    const host = await program('importer');
    host.open();
    host.properties.script.SOURCE = `${API}/import?page=1`;
    host.click('Import now');
    expect(host.toasts()).toEqual([{ title: 'Importer', text: '2 rows imported' }]);
    expect(host.workbook.display('Import')).toEqual([
      ['id', 'title', 'price', 'updated_at'],
      ['1', expect.any(String), '9.5', '2026-01-02'],
      ['2', 'Botany', '', '2026-01-03'],
    ]);
    expect(host.properties.script.LAST).toBe('2026-01-02 07:00');
    host.click('Every day');
    expect(host.triggers()).toMatchObject([{ functionName: 'importAll', everyHours: 24 }]);
  });

  it('stops with its own words if a page fails', async () => {
    const host = await program('importer');
    host.properties.script.SOURCE = `${API}/broken`;
    expect(() => host.run('importAll')).toThrow('Page 1: HTTP 503');
  });
});

describe('a mail merge', () => {
  it('fills its texts, shows one, and sends each once', async () => {
    const host = await program('mail-merge');
    tab(host, 'People', [
      ['Name', 'Email', 'Course', 'Sent'],
      ['Ada', 'ada@example.org', 'Botany', ''],
      ['Joan', '', 'Law', ''],
    ]);
    host.workbook.duplicateTab('People');
    tab(host, 'Template', [['Dear {{Name}}, welcome to {{ Course }}.']]);
    expect(host.run('texts')).toEqual([{ to: 'ada@example.org', row: 2, text: 'Dear Ada, welcome to Botany.' }]);
    host.open();
    host.click('Preview');
    expect(host.logs().at(-1)).toBe('A box says: Preview - Dear Ada, welcome to Botany.');
    host.run('sendAll');
    host.run('sendAll');
    expect(host.mails()).toMatchObject([{ to: 'ada@example.org', subject: 'Welcome', text: 'Dear Ada, welcome to Botany.' }]);
    expect(host.workbook.values('People', 'D2:D3')).toEqual([[expect.any(Date)], ['']]);
  });
});

describe('a two-way sync', () => {
  it('pushes what was changed, shows what was refused, and pulls the rest', async () => {
    const host = await program('two-way-sync');
    tab(host, 'Items', [
      ['Id', 'Name', 'Count', 'Digest', 'State'],
      ['1', 'Chairs', '11', '', ''],
      ['3', 'Lamps', '2', '', ''],
    ]);
    expect(host.run('sync')).toEqual({ pushed: 2, pulled: 2 });
    expect(host.workbook.values('Items').map((row) => [...row.slice(0, 3), row[4]])).toEqual([
      ['Id', 'Name', 'Count', 'State'],
      [1, 'Chairs', 12, ''],
      [3, 'Lamps', 2, 'HTTP 404'],
      [2, 'Desks', 4, ''],
    ]);
    host.workbook.edit('Items', 'C2', '10');
    expect(host.workbook.values('Items', 'E2')).toEqual([['changed']]);
    expect(host.run('sync')).toEqual({ pushed: 2, pulled: 2 });
    expect((await server.requests()).filter(({ path }) => path === '/items/1')).toHaveLength(2);
  });
});

describe('a library', () => {
  it('reads, changes, and adds rows by a condition', async () => {
    const host = await program('library');
    tab(host, 'Orders', [
      ['Id', 'Status'],
      ['1', 'open'],
      ['2', 'closed'],
      ['3', 'open'],
    ]);
    expect(host.run('closeOpen')).toEqual([2, 4]);
    expect(host.run('count', 'closed')).toBe(3);
    host.run('add');
    expect(host.workbook.values('Orders')).toHaveLength(5);
  });
});

describe('custom functions', () => {
  it('calculate from values, ranges, dates, and the network, and write nothing', async () => {
    const host = await program('custom-functions');
    host.workbook.paste('Sheet1', 'A1', [
      ['Über Führung!', '2026-01-02'],
      ['Botany 101', '2026-01-08'],
    ]);
    expect(host.calculate('Sheet1', 'D1', '=SLUG(A1:A2)')).toEqual([['uber-fuhrung'], ['botany-101']]);
    expect(host.calculate('Sheet1', 'D1', '=WORK_DAYS(B1, B2)')).toEqual([[5]]);
    expect(() => host.calculate('Sheet1', 'D1', '=WORK_DAYS(A1, B2)')).toThrow('Two dates are needed.');
    expect(host.calculate('Sheet1', 'D1', `=FIELD("${API}/items", "1.name")`)).toEqual([['Desks']]);
    expect(() => host.calculate('Sheet1', 'D1', '=STAMP()')).toThrow('You do not have permission to call');
    expect(host.workbook.values('Sheet1', 'A1')).toEqual([['Über Führung!']]);
  });
});

describe('a form handler', () => {
  it('numbers answers, marks duplicates, and stops at the members that the host lacks', async () => {
    const host = await program('form-handler');
    tab(host, 'Answers', [['Number', 'Email', 'Course', 'State']]);
    const answer = { namedValues: { Email: ['ADA@example.org '], Course: ['Botany'] } };
    expect(host.run('onFormSubmit', answer)).toBe(1);
    expect(host.run('onFormSubmit', { namedValues: { Email: ['ada@example.org'], Course: ['Botany'] } })).toBe(2);
    expect(host.workbook.values('Answers', 'A2:D3')).toEqual([
      [1, 'ada@example.org', 'Botany', 'new'],
      [2, 'ada@example.org', 'Botany', 'duplicate'],
    ]);
    expect(() => host.run('install')).toThrow('TriggerBuilder.forSpreadsheet isn’t supported by the emulator.');
    expect(() => host.run('onFormSubmit', { ...answer, notify: true })).toThrow('GmailApp is not defined');
  });
});

it('every program of the folder has its tests here', () => {
  const own = readFileSync(import.meta.filename, 'utf8');
  const programs = readdirSync(FOLDER).map((file) => file.replace('.gs', ''));
  console.log(`programs: ${programs.length}`);
  expect(programs.length).toBeGreaterThanOrEqual(6);
  expect(programs.filter((name) => !own.includes(`program('${name}'`))).toEqual([]);
});
