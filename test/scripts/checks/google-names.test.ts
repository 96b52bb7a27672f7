import { describe, expect, it } from 'vitest';
import { checkGoogleNames } from '../../../scripts/checks/google-names.ts';

const text = 'export function zone(): string { return SpreadsheetApp.getActive().getSpreadsheetTimeZone(); }';

describe('the rule on names of Google', () => {
  it('refuses a service in the product', () => {
    expect(checkGoogleNames([{ path: 'src/tabs/sheet/tab.ts', text }])).toEqual([
      'src/tabs/sheet/tab.ts uses SpreadsheetApp. Only src/platform/google can use Google services.',
    ]);
  });

  it('accepts it where Google is at home, and in the emulator', () => {
    const paths = ['src/platform/google/workbook.ts', 'src/main.ts', 'emulator/apps-script/range.ts'];
    expect(checkGoogleNames(paths.map((path) => ({ path, text })))).toEqual([]);
  });

  it('is not misled by comments and texts', () => {
    expect(
      checkGoogleNames([{ path: 'src/sidebar/main.tsx', text: "// SpreadsheetApp\nexport const a = <p>{'UrlFetchApp'}</p>;" }]),
    ).toEqual([]);
  });
});
