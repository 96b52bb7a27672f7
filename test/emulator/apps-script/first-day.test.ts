import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem('Go', 'go').addToUi(); }
  function go() { sheet().getRange('A1').setValue('went'); }
  function fetching() { UrlFetchApp.fetch('https://catalog.example.edu/'); }
  function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('<p>Hello</p>')); }
  function hello() { return 'hello'; }`;
const scopes = ['spreadsheets.currentonly', 'script.external_request', 'script.container.ui'];
const manifest = { oauthScopes: scopes.map((scope) => `https://www.googleapis.com/auth/${scope}`) };

describe('the first click of a person', () => {
  it('opens the questions of Google and is lost, whatever the person answers', async () => {
    const host = await hostWith(code, { manifest, switches: { consent: 'unasked' } });
    host.open();
    expect(host.consent()).toBeUndefined();
    host.click('Go');
    expect(host.consent()).toMatchObject({ script: 'Catalog Sync', user: 'pat@college.example.edu', unverified: false });
    expect(host.consent()?.scopes.map(({ scope }) => scope)).toEqual(scopes);
    host.decline();
    expect(host.consent()).toBeUndefined();
    host.click('Go');
    host.agree();
    expect(host.workbook.values('Sheet1')).toEqual([]);
    host.click('Go');
    expect(host.workbook.values('Sheet1')).toEqual([['went']]);
  });

  it('comes with a warning before a private account can agree', async () => {
    const host = await hostWith(code, { manifest, switches: { consent: 'unasked', account: 'private' } });
    host.open();
    host.click('Go');
    expect(host.consent()?.unverified).toBe(true);
  });

  it('comes with a warning if the owner is of another organization, and names the owner as the developer', async () => {
    const host = await hostWith(code, { manifest, switches: { consent: 'unasked' } });
    const ask = (email: string) => {
      host.setUser(email);
      host.click('Go');
      const asked = host.consent();
      host.decline();
      return asked;
    };
    host.open();

    expect(ask('sam@college.example.edu')).toMatchObject({ unverified: false, developer: 'pat@college.example.edu' });
    expect(ask('sam@other.example.edu')).toMatchObject({ unverified: true, developer: 'pat@college.example.edu' });
  });

  it('can end with some permissions only', async () => {
    const host = await hostWith(code, { manifest, switches: { consent: 'unasked' } });
    host.open();
    host.click('Go');
    host.agree(['script.external_request']);
    host.click('Go');
    expect(() => host.run('fetching')).toThrow('You do not have permission to call UrlFetchApp.fetch.');
  });
});

describe('the menu of a bound script', () => {
  it('has the name of the script', async () => {
    const host = await hostWith(code, { scriptName: 'My Catalog' });
    host.open();
    expect(host.menu()).toEqual([{ path: ['My Catalog', 'Go'], functionName: 'go' }]);
  });
});

describe('several accounts in one browser', () => {
  it('keep pages from reaching the script, and nothing else', async () => {
    const host = await hostWith(code, { switches: { accounts: 'several' } });
    host.run('show');
    expect(() => host.sidebar().call('hello')).toThrow('Error code PERMISSION_DENIED');
    host.setSwitches({ accounts: 'one' });
    expect(host.sidebar().call('hello')).toBe('hello');
  });
});
