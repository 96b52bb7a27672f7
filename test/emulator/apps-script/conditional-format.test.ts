import { expect, it } from 'vitest';
import { hostWith } from './host-with.ts';

const code = `
  function rule(text, color, a1) {
    return SpreadsheetApp.newConditionalFormatRule().whenTextContains(text).setBackground(color).setRanges([sheet().getRange(a1)]).build();
  }
  function set(...rules) { sheet().setConditionalFormatRules(rules.map((each) => rule(...each))); }
  function addExact() {
    const exact = SpreadsheetApp.newConditionalFormatRule().whenTextEqualTo('new').setBackground('#0000FF');
    const rules = sheet().getConditionalFormatRules();
    sheet().setConditionalFormatRules([...rules, exact.setRanges([sheet().getRange('B1:B9')]).build()]);
  }
  function put(a1, values) { sheet().getRange(a1).setBackground('#eeeeee').setValues(values); }`;

it('conditional formats: the first that a cell meets gives its color, else it has its own', async () => {
  const { run, workbook } = await hostWith(code);
  run('put', 'B1:B4', [['fine'], ['failed: no'], ['a failure'], ['new']]);
  run('set', ['FAILED', '#FF0000', 'B1:B3'], ['fail', '#00ff00', 'B1:B9']);
  run('addExact');
  const colors = () => workbook.dump('Sheet1').cells.map(({ background }) => background);

  expect(colors()).toEqual(['#eeeeee', '#ff0000', '#00ff00', '#0000ff']);
  workbook.edit('Sheet1', 'B2', 'fine now');
  workbook.insertRows('Sheet1', 0, 1);
  expect(colors()).toEqual(['#eeeeee', '#eeeeee', '#00ff00', '#0000ff']);
  workbook.undo();
  workbook.undo();
  expect(colors()).toEqual(['#eeeeee', '#ff0000', '#00ff00', '#0000ff']);
});

it('setting conditional formats replaces all that are there, the person’s too', async () => {
  const { run, workbook } = await hostWith(code);
  workbook.highlight('Sheet1', 'A1:A9', 'mine');
  run('set', ['theirs', '#ff0000', 'C1:C2']);

  expect(workbook.dump('Sheet1').marks?.map(({ text }) => text)).toEqual(['text contains "theirs"']);
});

it('a conditional format needs cells', async () => {
  const { run } = await hostWith(`function bare() { SpreadsheetApp.newConditionalFormatRule().whenTextContains('x').build(); }`);
  expect(() => run('bare')).toThrow('Ranges must have at least one range.');
});

it('a copied rule keeps its condition, and covers other cells', async () => {
  const { run, workbook } = await hostWith(`${code}
  function longer() {
    const rules = sheet().getConditionalFormatRules();
    const [range] = rules[0].getRanges();
    sheet().setConditionalFormatRules([rules[0].copy().setRanges([sheet().getRange(range.getA1Notation() + '0')]).build()]);
  }`);
  run('set', ['late', '#ff0000', 'C1:C2']);
  run('longer');
  expect(workbook.dump('Sheet1').marks).toEqual([
    { kind: 'condition', area: { row: 1, column: 3, rows: 20, columns: 1 }, text: 'text contains "late"' },
  ]);
});
