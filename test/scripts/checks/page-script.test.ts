import { describe, expect, it } from 'vitest';
import { checkPageScript } from '../../../scripts/checks/page-script.ts';

describe('the script check of a page', () => {
  it('refuses a template literal', () => {
    expect(checkPageScript('sidebar.html', 'var a = 1;\nvar b = `//x`;')).toEqual([
      'sidebar.html, line 2: template literals aren’t allowed.',
    ]);
  });

  it('accepts a backtick inside a string', () => {
    expect(checkPageScript('sidebar.html', 'var a = "`//`";')).toEqual([]);
  });
});
