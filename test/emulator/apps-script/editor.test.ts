import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

describe('the menu', () => {
  const code = `
    function onOpen(e) {
      SpreadsheetApp.getUi().createMenu('Catalog Sync')
        .addItem('Open', 'openIt')
        .addSeparator()
        .addSubMenu(SpreadsheetApp.getUi().createMenu('Pull').addItem('Orders', 'pullOrders'))
        .addToUi();
      console.log(e.authMode);
    }
    function openIt() { SpreadsheetApp.getActive().toast('Hello', 'Title'); }
    function pullOrders() { return 1; }`;

  it('is made when the file opens, in mode LIMITED', async () => {
    const host = await hostWith(code);
    host.open();
    host.open();

    expect(host.menu()).toEqual([
      { path: ['Catalog Sync', 'Open'], functionName: 'openIt' },
      { path: ['Catalog Sync', 'Pull', 'Orders'], functionName: 'pullOrders' },
    ]);
    expect(host.logs()).toEqual(['LIMITED', 'LIMITED']);
  });

  it('runs what its items name', async () => {
    const host = await hostWith(code);
    host.open();
    host.click('Open');
    host.click('Catalog Sync > Pull > Orders');

    expect(host.toasts()).toEqual([{ title: 'Title', text: 'Hello' }]);
    expect(() => host.click('Nothing')).toThrow('There is no menu item "Nothing"');
  });

  it('stays empty when the script has no onOpen', async () => {
    const host = await hostWith('function openIt() {}');
    host.open();

    expect(host.menu()).toEqual([]);
  });

  it('is missing when a forbidden call comes before it', async () => {
    const host = await hostWith(`const early = UrlFetchApp.fetch('https://x.example.com');${code}`);

    expect(() => host.open()).toThrow('You do not have permission to call UrlFetchApp.fetch.');
    expect(host.menu()).toEqual([]);
  });
});

describe('authorization modes', () => {
  it.each([
    ['UrlFetchApp.fetch("https://x.example.com")', false],
    ['SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput(""))', false],
    ['ScriptApp.getProjectTriggers()', false],
    ['SpreadsheetApp.getActive().getName()', true],
    ['PropertiesService.getDocumentProperties().getKeys()', true],
    ['Session.getActiveUserLocale()', true],
  ])('LIMITED: %s passes: %s', async (call, passes) => {
    const host = await hostWith(`function onOpen() { ${call}; }`);

    if (passes) expect(() => host.open()).not.toThrow();
    else expect(() => host.open()).toThrow('You do not have permission');
  });

  it('NONE knows neither the spreadsheet nor properties, but can make menus', async () => {
    const switches = { openingMode: 'NONE' } as const;
    const menus = await hostWith('function onOpen() { SpreadsheetApp.getUi().createAddonMenu().addItem("A", "a").addToUi(); }', {
      switches,
    });
    const file = await hostWith('function onOpen() { SpreadsheetApp.getActive(); }', { switches });
    const properties = await hostWith('function onOpen() { PropertiesService.getUserProperties(); }', { switches });

    expect(() => menus.open()).not.toThrow();
    expect(() => file.open()).toThrow('permission');
    expect(() => properties.open()).toThrow('permission');
  });

  it('tell the language of the account, whatever the locale of the spreadsheet is', async () => {
    const code = 'function onOpen() { console.log(Session.getActiveUserLocale()); }';
    const host = await hostWith(code, { locale: 'de_DE', language: 'es', user: 'pat@college.example.edu' });
    host.open();
    host.setUser('sam@college.example.edu');
    host.open();
    host.setLanguage('es-MX');
    host.open();
    expect(host.logs()).toEqual(['es', 'en', 'es-MX']);
  });

  it('hide who it is in simple triggers', async () => {
    const host = await hostWith(
      'function onOpen() { console.log(Session.getActiveUser().getEmail() || "nobody"); } function it() { return Session.getActiveUser().getEmail(); }',
      {
        user: 'pat@college.example.edu',
      },
    );
    host.open();

    expect(host.logs()).toEqual(['nobody']);
    expect(host.run('it')).toBe('pat@college.example.edu');
  });

  it('scopes that the manifest does not list are missing', async () => {
    const manifest = { oauthScopes: ['https://www.googleapis.com/auth/spreadsheets.currentonly'] };
    const host = await hostWith(
      'function ui() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput("")); } function fine() { return file().getId().length; }',
      { manifest },
    );

    expect(() => host.run('ui')).toThrow('https://www.googleapis.com/auth/script.container.ui');
    expect(host.run('fine')).toBeGreaterThan(10);
  });
});

describe('pages', () => {
  const code = `
    function show() {
      const template = HtmlService.createTemplateFromFile('sidebar');
      template.view = '<home>';
      SpreadsheetApp.getUi().showSidebar(template.evaluate().setTitle('Catalog Sync'));
    }
    function dialog() {
      SpreadsheetApp.getUi().showModalDialog(HtmlService.createHtmlOutputFromFile('plain').setWidth(700).setHeight(500), 'Review');
    }
    function add(a, b) { return a + b; }`;
  const pages = { sidebar: '<? if (view) { ?><b data-view="<?= view ?>"><?!= view ?></b><? } ?><?= 1 + 1 ?>', plain: '<p>Hello</p>' };

  it('are templates with values of the script', async () => {
    const host = await hostWith(code, { pages });
    host.run('show');

    expect(host.sidebar()).toMatchObject({ title: 'Catalog Sync', html: '<b data-view="&#60;home&#62;"><home></b>2', width: 300 });
  });

  it('stay open until they are closed', async () => {
    const host = await hostWith(code, { pages });
    host.run('show');
    host.run('dialog');
    host.run('dialog');
    expect(host.dialogs().map(({ title, html, width, height }) => [title, html, width, height])).toEqual([
      ['Review', '<p>Hello</p>', 700, 500],
      ['Review', '<p>Hello</p>', 700, 500],
    ]);

    host.dialogs()[0]?.close();
    host.sidebar().close();

    expect(host.dialogs()).toHaveLength(1);
    expect(() => host.sidebar()).toThrow('No sidebar is open.');
  });

  it('can be in folders, whose names are part of theirs', async () => {
    const host = await hostWith(
      `function plain() { return SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutputFromFile('pages/help')); }
       function template() { return SpreadsheetApp.getUi().showSidebar(HtmlService.createTemplateFromFile('pages/deep/sum').evaluate()); }
       function missing() { HtmlService.createHtmlOutputFromFile('help'); }`,
      { pages: { 'pages/help': '<p>Help</p>', 'pages/deep/sum': '<?= 1 + 1 ?>' } },
    );
    host.run('plain');
    expect(host.sidebar().html).toBe('<p>Help</p>');
    host.run('template');
    expect(host.sidebar().html).toBe('2');
    expect(() => host.run('missing')).toThrow('No HTML file named help was found.');
  });

  it('can be read as text', async () => {
    const host = await hostWith(`function it() { return HtmlService.createHtmlOutputFromFile('words').getContent(); }`, {
      pages: { words: '{"a":"1 \\u003c 2 «ñ»"}' },
    });
    expect(host.run('it')).toBe('{"a":"1 \\u003c 2 «ñ»"}');
  });

  it('call functions of the script', async () => {
    const host = await hostWith(code, { pages });
    host.run('show');

    expect(host.sidebar().call('add', 1, 2)).toBe(3);
  });
});

describe('boxes', () => {
  it('get the answer that waits for them', async () => {
    const host = await hostWith(`function it() {
      const ui = SpreadsheetApp.getUi();
      return [ui.alert('Sure?', ui.ButtonSet.YES_NO) === ui.Button.YES, ui.prompt('Name?').getResponseText(), ui.alert('Nobody answers')];
    }`);
    host.answer('YES');
    host.answer('Pat');

    expect(host.run('it')).toEqual([true, 'Pat', 'CLOSE']);
  });

  it('end the locks of the script that waits', async () => {
    const host = await hostWith(`function it() {
      const lock = LockService.getDocumentLock();
      lock.waitLock(1);
      SpreadsheetApp.getUi().alert('Wait');
      return lock.hasLock();
    }`);

    expect(host.run('it')).toBe(false);
  });
});

describe('triggers', () => {
  const code = `
    function start() { return ScriptApp.newTrigger('hourly').timeBased().everyHours(1).create().getUniqueId(); }
    function stop() { ScriptApp.getProjectTriggers().forEach((trigger) => ScriptApp.deleteTrigger(trigger)); }
    function list() { return ScriptApp.getProjectTriggers().map((trigger) => [trigger.getHandlerFunction(), trigger.getUniqueId()]); }
    function hourly(e) { console.log(e.triggerUid, typeof e.hour, Session.getEffectiveUser().getEmail(), String(SpreadsheetApp.getActiveSpreadsheet() && 'file')); }
    function often() { ScriptApp.newTrigger('hourly').timeBased().everyMinutes(5).create(); }
    function ui() { SpreadsheetApp.getUi(); }
    function withUi() { ScriptApp.newTrigger('ui').timeBased().everyHours(1).create(); }
    function startAgain() { stop(); start(); }
    function again() { ScriptApp.newTrigger('startAgain').timeBased().everyHours(1).create(); }`;

  it('belong to the person who made them, and run as that person', async () => {
    const host = await hostWith(code, { user: 'pat@college.example.edu' });
    const id = host.run('start') as string;
    host.setUser('colleague@college.example.edu');

    expect(host.run('list')).toEqual([]);
    expect(host.triggers()).toEqual([{ id, functionName: 'hourly', everyHours: 1, disabled: false }]);
    host.fire(id);
    expect(host.logs()).toEqual([`${id} number pat@college.example.edu file`]);
  });

  it('come one per person and file, hourly at most', async () => {
    const host = await hostWith(code);
    host.run('start');

    expect(() => host.run('start')).toThrow('This add-on has created too many time-based triggers in this document');
    expect(() => host.run('often')).toThrow('at least one hour');
    host.run('stop');
    expect(host.triggers()).toEqual([]);
  });

  it('have no editor around them', async () => {
    const host = await hostWith(code);
    host.run('withUi');

    expect(() => host.fire(host.triggers()[0]?.id ?? '')).toThrow('Cannot call SpreadsheetApp.getUi() from this context.');
  });

  it('have no open file by a switch', async () => {
    const host = await hostWith(code, { switches: { activeFileInTrigger: false } });
    host.run('start');
    host.fire(host.triggers()[0]?.id ?? '');

    expect(host.logs()[0]).toMatch(/null$/);
  });

  it('that are made inside a trigger come up disabled', async () => {
    const host = await hostWith(code);
    host.run('again');
    host.fire(host.triggers()[0]?.id ?? '');

    expect(host.triggers()).toMatchObject([{ functionName: 'hourly', disabled: true }]);
    host.fire(host.triggers()[0]?.id ?? '');
    expect(host.logs()).toEqual([]);
  });
});

describe('other files', () => {
  const code =
    'function own() { return SpreadsheetApp.openById(file().getId()).getName(); } function other() { SpreadsheetApp.openById("1x"); }';
  const scopes = (...names: string[]) => ({ oauthScopes: names.map((name) => `https://www.googleapis.com/auth/${name}`) });

  it('cannot be opened with the scope for the current file, nor can the open one by its id', async () => {
    const host = await hostWith(code, { manifest: scopes('spreadsheets.currentonly') });

    for (const name of ['own', 'other'])
      expect(() => host.run(name)).toThrow(
        'You do not have permission to call SpreadsheetApp.openById. Required permissions: https://www.googleapis.com/auth/spreadsheets',
      );
  });

  it('are not there with the scope for all files', async () => {
    const host = await hostWith(code, { manifest: scopes('spreadsheets') });

    expect(host.run('own')).toBe('Demo workbook');
    expect(() => host.run('other')).toThrow('Unexpected error while getting the method or property openById');
  });
});
