// What reaches the owner of a schedule who doesn't open the file: email, in the variant that can send it, and chats.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { State } from '../../src/protocol/state.ts';
import { emailBundle, emailDist } from '../support/email-dist.ts';
import { DIST, openWorld, type World } from '../support/open-world.ts';
import { serveRecorded } from '../support/recording-server.ts';

const PROJECT = join(import.meta.dirname, '../..');
const AT_10_UTC = Date.parse('2026-11-20T10:00:00Z');
const HOUR = 3_600_000;

const schedule = ({ person }: World) => void person.ask('schedule', { tabs: 'all', rule: { every: 'hours', hours: 1 } });
const hourly = (host: object = {}): Promise<World> =>
  openWorld({ host: { clock: AT_10_UTC, timeZone: 'UTC', ...host }, pulled: ['tags', 'courses'], prepare: schedule });

function runAt({ host }: World, hours: number): void {
  host.setClock(AT_10_UTC + hours * HOUR);
  host.fire(String(host.triggers()[0]?.id));
}

describe('email', () => {
  it('is in the variant with its permission, and in no other', async () => {
    const { problems, text } = await emailBundle();
    expect(problems).toEqual([]);
    expect(text).toContain('MailApp.sendEmail');
    expect(readFileSync(join(DIST, 'Code.js'), 'utf8')).not.toContain('MailApp');
    const scopes = (file: string): string[] => JSON.parse(readFileSync(join(PROJECT, file), 'utf8')).oauthScopes;
    const added = scopes('appsscript.email.json').filter((scope) => !scopes('appsscript.json').includes(scope));
    expect(added).toEqual(['https://www.googleapis.com/auth/script.send_mail']);
  });

  it('comes at the first failure, then daily, and when it works again, one for all tabs', async () => {
    const world = await hourly({ dist: await emailDist() });
    const { host, person, catalog } = world;
    expect(person.ask<State>('state').notify).toEqual({ email: '', webhook: '' });
    person.ask('notifySchedules', { email: ' pat@college.example.edu ', webhook: '' });
    runAt(world, 1.1);
    expect(host.mails()).toEqual([]);
    catalog.setFaults([{ answer: '401' }]);
    for (let hour = 2; hour < 28; hour += 1) runAt(world, hour + 0.1);
    catalog.setFaults([]);
    for (const hour of [28.1, 29.1]) runAt(world, hour);
    expect(host.mails().map(({ subject }) => subject)).toEqual([
      'Catalog Sync: Scheduled refresh failed in “Demo workbook”',
      'Catalog Sync: Scheduled refresh still fails in “Demo workbook”',
      'Catalog Sync: Scheduled refresh works again in “Demo workbook”',
    ]);
    const [first] = host.mails();
    expect(first?.to).toBe('pat@college.example.edu');
    expect(first?.text).toContain('Courses, Tags: catalog.example.edu didn’t accept your API key.');
  });

  it('also comes if Google opens no file for the trigger', async () => {
    const world = await hourly({ dist: await emailDist() });
    world.person.ask('notifySchedules', { email: 'pat@college.example.edu', webhook: '' });
    world.host.setSwitches({ activeFileInTrigger: false });
    for (const hour of [1.1, 2.1]) runAt(world, hour);
    expect(world.host.mails().map(({ text }) => text)).toEqual([expect.stringContaining('without opening this spreadsheet')]);
  });

  it('can’t be sent by the default variant, which doesn’t offer it', async () => {
    const world = await hourly();
    expect(world.person.ask<State>('state').notify).toEqual({ webhook: '' });
  });
});

describe('a webhook', () => {
  it('gets the same message, without a key', async () => {
    const chat = await serveRecorded();
    onTestFinished(async () => void (await chat.close()));
    const world = await hourly({ hosts: { 'hooks.slack.com': chat.url } });
    world.person.ask('notifySchedules', { email: '', webhook: 'https://hooks.slack.com/services/T1/B1/x' });
    world.catalog.setFaults([{ answer: '503' }]);
    for (const hour of [1.1, 2.1]) runAt(world, hour);
    world.catalog.setFaults([]);
    runAt(world, 3.1);
    expect(await chat.requests()).toEqual(Array.from({ length: 2 }, () => ({ path: '/services/T1/B1/x', key: false })));
  });

  it.each([
    'http://hooks.slack.com/x',
    'https://hooks.slack.com.evil.example/x',
    'https://evil.example/hooks.slack.com/x',
    'hooks.slack.com',
  ])('can’t be %s', async (webhook) => {
    const { person } = await openWorld({ host: { clock: AT_10_UTC } });
    expect(() => person.ask('notifySchedules', { email: '', webhook })).toThrow('incoming webhook');
  });
});
