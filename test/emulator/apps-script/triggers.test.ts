import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function start(hours) { return ScriptApp.newTrigger('hourly').timeBased().everyHours(hours || 1).create().getUniqueId(); }
  function startBroken() { ScriptApp.newTrigger('gone').timeBased().everyHours(1).create(); }
  function list() { return ScriptApp.getProjectTriggers().length; }
  function hourly(e) { console.log(Session.getEffectiveUser().getEmail(), e.hour + ':' + e.minute, JSON.stringify(e.triggerUid)); }
  function restart() { ScriptApp.getProjectTriggers().forEach((each) => ScriptApp.deleteTrigger(each)); start(); }
  function startRestart() { ScriptApp.newTrigger('restart').timeBased().everyHours(1).create(); }
  function slow() { Utilities.sleep(300000); }
  function startSlow() { ScriptApp.newTrigger('slow').timeBased().everyHours(1).create(); }
  function state() { return [String(ScriptApp.getAuthorizationInfo(ScriptApp.AuthMode.FULL).getAuthorizationStatus()), list_()]; }
  function list_() { try { return ScriptApp.getProjectTriggers().length; } catch (error) { return 'refused'; } }
  function fetching() { UrlFetchApp.fetch('https://catalog.example.edu/'); }
  function startFetching() { ScriptApp.newTrigger('fetching').timeBased().everyHours(1).create(); }
  function stores() { console.log(String([LockService.getDocumentLock(), PropertiesService.getDocumentProperties(), CacheService.getDocumentCache()].every((each) => each === null))); }
  function startStores() { ScriptApp.newTrigger('stores').timeBased().everyHours(1).create(); }
  function whole(e) { console.log(JSON.stringify(e)); }
  function startWhole() { ScriptApp.newTrigger('whole').timeBased().everyHours(1).create(); }`;

describe('an hourly trigger', () => {
  it('fires once in every hour, at a minute of its own that it keeps', async () => {
    const host = await hostWith(code);
    host.run('start');
    host.advance(3);

    const minutes = host.logs().map((line) => line.split(' ')[1]?.split(':'));
    expect(minutes.map((each) => Number(each?.[0]))).toEqual([12, 13, 14]);
    expect(new Set(minutes.map((each) => each?.[1])).size).toBe(1);
    expect(host.run('list')).toBe(1);
  });

  it('of everybody fires in its turn, as the one who made it', async () => {
    const host = await hostWith(code, { user: 'pat@college.example.edu' });
    host.run('start');
    host.setUser('colleague@college.example.edu');
    host.run('start', 2);
    host.advance(4);

    const people = host.logs().map((line) => line.split('@')[0]);
    expect(people.filter((name) => name === 'pat')).toHaveLength(4);
    expect(people.filter((name) => name === 'colleague')).toHaveLength(2);
  });

  it('is silent when Google has disabled it, and still in the list', async () => {
    const host = await hostWith(code);
    const id = host.run('start') as string;
    host.disableTrigger(id);
    host.advance(5);
    host.fire(id);

    expect(host.logs()).toEqual([]);
    expect([host.run('list'), host.triggers()[0]?.disabled]).toEqual([1, true]);
  });

  it('is gone when the person or a new deployment has removed it', async () => {
    const host = await hostWith(code);
    host.removeTrigger(host.run('start') as string);
    host.advance(5);

    expect([host.logs(), host.run('list')]).toEqual([[], 0]);
    expect(() => host.fire('7')).toThrow('There is no trigger with ID 7.');
  });

  it('whose function is missing fails into the log, hour after hour', async () => {
    const host = await hostWith(code);
    host.run('startBroken');
    host.advance(2);

    expect(host.logs()).toEqual(Array(2).fill('gone: Exception: Script function not found: gone'));
  });

  it('that a trigger has made works by a switch only', async () => {
    const host = await hostWith(code);
    host.run('startRestart');
    host.advance(3);
    expect([host.triggers(), host.logs()]).toMatchObject([[{ functionName: 'hourly', disabled: true }], []]);

    host.setSwitches({ triggerFromTrigger: 'enabled' });
    host.run('restart');
    host.run('restart');
    host.removeTrigger(host.triggers()[0]?.id ?? '');
    host.run('startRestart');
    host.advance(3);

    expect(host.triggers()).toMatchObject([{ functionName: 'hourly', disabled: false }]);
    expect(host.logs().length).toBeGreaterThan(0);
  });

  it('gets a moment of the clock and its own id, day 1 being Monday', async () => {
    const host = await hostWith(code);
    host.run('startWhole');
    const [trigger] = host.triggers();
    host.setClock(Date.UTC(2026, 2, 1, 9, 30, 5));
    host.fire(trigger?.id ?? '');

    expect(JSON.parse(host.logs()[0] ?? '')).toMatchObject({
      authMode: 'FULL',
      year: 2026,
      month: 3,
      'day-of-month': 1,
      'day-of-week': 7,
      'week-of-year': 9,
      hour: 9,
      minute: 30,
      timezone: 'UTC',
      triggerUid: trigger?.id,
    });
  });

  it('without an open file has neither lock, properties nor cache of the document', async () => {
    const host = await hostWith(code, { switches: { activeFileInTrigger: false } });
    host.run('startStores');
    host.advance(1);

    expect(host.logs()).toEqual(['true']);
  });
});

describe('the daily time of triggers', () => {
  it('is 90 minutes for one person, whatever they are for', async () => {
    const host = await hostWith(code);
    host.run('startSlow');
    for (let run = 0; run < 18; run++) host.fire(host.triggers()[0]?.id ?? '');

    expect(() => host.fire(host.triggers()[0]?.id ?? '')).toThrow('Service using too much computer time for one day');
    host.setUser('colleague@college.example.edu');
    host.run('startSlow');
    expect(() => host.fire(host.triggers()[1]?.id ?? '')).not.toThrow();
  });

  it('comes back a day after its first use', async () => {
    const host = await hostWith(code, { switches: { limits: { triggerMinutesPerDay: 5 } } });
    host.run('startSlow');
    host.advance(3);
    expect(host.logs()).toEqual(Array(2).fill('slow: Exception: Service using too much computer time for one day'));

    host.advance(22);

    expect(host.logs()).toHaveLength(23);
  });
});

describe('a new version that asks for more', () => {
  it('is told by getAuthorizationInfo, and what needs consent fails, in triggers as well', async () => {
    const host = await hostWith(code);
    host.run('startFetching');
    expect(host.run('state')).toEqual(['NOT_REQUIRED', 1]);

    host.setSwitches({ consent: 'missing' });

    expect(host.run('state')).toEqual(['REQUIRED', 'refused']);
    expect(() => host.fire(host.triggers()[0]?.id ?? '')).toThrow('You do not have permission to call UrlFetchApp.fetch.');
  });

  it('can be given scope by scope, and what needs a refused one fails', async () => {
    const host = await hostWith(code);
    host.run('startFetching');
    host.setSwitches({ refusedScopes: ['script.scriptapp'] });
    expect(host.run('state')).toEqual(['REQUIRED', 'refused']);
    expect(() => host.run('fetching')).toThrow('DNS error');
    host.setSwitches({ refusedScopes: ['script.external_request'] });
    expect(host.run('state')).toEqual(['REQUIRED', 1]);
    expect(() => host.run('fetching')).toThrow('You do not have permission to call UrlFetchApp.fetch.');
  });
});

describe('an outage', () => {
  it('makes every call of a service fail, in the language of the person', async () => {
    const host = await hostWith(code);
    host.setSwitches({ outages: ['ScriptApp'] });
    expect(() => host.run('state')).toThrow('a server error occurred');
    host.setSwitches({ errorLanguage: 'de' });
    expect(() => host.run('state')).toThrow('Es ist ein Serverfehler aufgetreten');
    host.setSwitches({ outages: ['UrlFetchApp'] });
    expect(host.run('state')).toEqual(['NOT_REQUIRED', 0]);
  });
});
