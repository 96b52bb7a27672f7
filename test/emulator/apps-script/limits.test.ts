import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function fetching(times) { for (let each = 0; each < times; each++) { try { UrlFetchApp.fetch('https://nowhere.example.com/'); } catch (error) { console.log(error.message); } } }
  function together(count) { UrlFetchApp.fetchAll(Array(count).fill('https://nowhere.example.com/')); }
  function keep(times) { for (let each = 0; each < times; each++) PropertiesService.getUserProperties().setProperty('a', String(each)); }
  function wait(seconds) { Utilities.sleep(seconds * 1000); }`;

describe('daily limits', () => {
  it('count each request of a person, alone or in a batch', async () => {
    const host = await hostWith(code, { switches: { limits: { fetchesPerDay: 5 } } });
    expect(() => host.run('together', 3)).toThrow('DNS error');
    host.run('fetching', 2);

    expect(() => host.run('together', 1)).toThrow('Service invoked too many times for one day: urlfetch.');
    host.setUser('colleague@college.example.edu');
    expect(() => host.run('together', 5)).toThrow('DNS error');
  });

  it('refuse a batch as a whole, and it costs nothing', async () => {
    const host = await hostWith(code, { switches: { limits: { fetchesPerDay: 5 } } });

    expect(() => host.run('together', 6)).toThrow('too many times for one day');
    expect(() => host.run('together', 5)).toThrow('DNS error');
  });

  it('are 20,000 requests', async () => {
    const host = await hostWith(code);
    expect(() => host.run('together', 20_000)).toThrow('DNS error');

    expect(() => host.run('together', 1)).toThrow('too many times for one day: urlfetch');
  });

  it('count reads and writes of properties', async () => {
    const host = await hostWith(code, { switches: { limits: { propertyCallsPerDay: 10 } } });
    host.run('keep', 10);

    expect(() => host.run('keep', 1)).toThrow('Service invoked too many times for one day: properties.');
    expect(host.properties.user).toEqual({ a: '9' });
  });

  it('begin again a day after the first use', async () => {
    const host = await hostWith(code, { switches: { limits: { propertyCallsPerDay: 1 } } });
    host.run('keep', 1);
    host.advance(23.9);
    expect(() => host.run('keep', 1)).toThrow('too many times');

    host.advance(0.2);

    expect(() => host.run('keep', 1)).not.toThrow();
  });
});

it('too many requests in a minute are refused by a switch, until the minute is over', async () => {
  const host = await hostWith(code, { switches: { limits: { fetchesPerMinute: 3 } } });
  host.run('fetching', 4);
  expect(host.logs()[3]).toBe('Service invoked too many times in a short time: urlfetch. Try Utilities.sleep(1000) between calls.');

  host.run('wait', 60);

  expect(() => host.run('together', 3)).toThrow('DNS error');
});
