import { describe, expect, it } from 'vitest';
import { isTotal, withRowsBelow } from '../../../src/tabs/sheet/own-rows.ts';

const rowOf = (cell: string, formula = '') => ({ values: ['', cell], formulas: ['', formula], ours: [2] });

describe('a total below our rows', () => {
  it.each([
    ['=SUM(E2:E25)', true],
    ['=AVERAGE(E$2:E)', true],
    ['=COUNTA($D:$D)', true],
    ['=E25*2', false],
    ['=SUM(Users!A2:B90)', false],
    ["=SUM('My users'!A:B)", false],
    ['=E26:E26', false],
  ])('is known by a formula over rows of the same sheet: %s', (formula, expected) => {
    expect(isTotal(rowOf('249', formula))).toBe(expected);
  });

  it.each([
    ['Total', true],
    ['Grand total:', true],
    ['subtotals', true],
    ['Total quality management', false],
    ['Maxims', false],
    ['', false],
  ])('is known by its label: “%s”', (label, expected) => {
    expect(isTotal(rowOf(label))).toBe(expected);
  });

  it('is none if the formula is in a column of the user', () => {
    expect(isTotal({ values: ['', 'A course', 3], formulas: ['', '', '=COUNTIF(B:B,B26)'], ours: [2] })).toBe(false);
  });
});

describe('a formula that covers our rows', () => {
  it.each([
    ['=SUM(E2:E25)', '=SUM(E2:E27)'],
    ['=SUM($E$2:$E$25)/COUNT(F2:F25)', '=SUM($E$2:$E$27)/COUNT(F2:F27)'],
    ['=SUM(E2:E24)', '=SUM(E2:E24)'],
    ['=SUM(E2:E250)', '=SUM(E2:E250)'],
    ['=SUM(Orders!E2:E25)', '=SUM(Orders!E2:E25)'],
    ['="E2:E25 is " & SUM(E2:E25)', '="E2:E25 is " & SUM(E2:E27)'],
    ['=SUM(E2:E)', '=SUM(E2:E)'],
    ['=E25', '=E25'],
  ])('covers two new rows below row 25: %s', (formula, grown) => {
    expect(withRowsBelow(formula, 25, 2)).toBe(grown);
  });
});
