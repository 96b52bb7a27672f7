import { describe, expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

async function page(code: string) {
  const host = await hostWith(`function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')); }\n${code}`);
  host.run('show');
  return host.sidebar();
}

describe('google.script.run', () => {
  it('reaches top-level functions only, and none that ends with an underscore', async () => {
    const { call } = await page('function fine() { return 1; } function hidden_() { return 2; } var object = { method: () => 3 };');

    expect(call('fine')).toBe(1);
    for (const name of ['hidden_', 'missing', 'object.method']) expect(() => call(name)).toThrow(`Script function not found: ${name}`);
  });

  it.each([
    ['a Date', new Date(0)],
    ['a function', () => 1],
    ['undefined', undefined],
    ['a Map', new Map()],
    ['a Date inside', { deep: [new Date(0)] }],
  ])('refuses %s as an argument', async (_name, value) => {
    const { call } = await page('function it(a, b) { return b; }');

    expect(() => call('it', 1, value)).toThrow('Failed due to illegal value in property: 1');
  });

  it('passes plain values both ways, undefined in lists as null', async () => {
    const { call } = await page('function it(value) { return { value, none: undefined }; }');

    expect(call('it', { a: [1, 'x', true, null, undefined] })).toEqual({ value: { a: [1, 'x', true, null, null] }, none: null });
  });

  it('answers null where the result holds a Date anywhere', async () => {
    const { call } = await page('function it() { return { ok: true, list: [{ at: new Date() }] }; }');

    expect(call('it')).toBe(null);
  });

  it('hands errors on as Error with their message', async () => {
    const { call } = await page(
      `function own() { throw new TypeError('mine'); } function service() { sheet().getRange(0, 1); } function text() { throw 'text'; }`,
    );

    expect(() => call('own')).toThrow(expect.objectContaining({ message: 'mine' }));
    expect(() => call('service')).toThrow('The starting row of the range is too small.');
    expect(() => call('text')).toThrow('text');
  });
});

it('a connection that fails after the work tells the page of a failure, and the work is done', async () => {
  const host = await hostWith(`
    function show() { SpreadsheetApp.getUi().showSidebar(HtmlService.createHtmlOutput('x')); }
    function work() { sheet().getRange('A1').setValue('done'); return 1; }`);
  host.run('show');
  host.setSwitches({ pageConnection: 'lost' });

  expect(() => host.sidebar().call('work')).toThrow('NetworkError: Connection failure due to HTTP 0');
  expect(host.workbook.values('Sheet1')).toEqual([['done']]);
});
