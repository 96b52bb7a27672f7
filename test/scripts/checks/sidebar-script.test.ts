import { describe, expect, it } from 'vitest';
import { checkSidebarScript } from '../../../scripts/checks/sidebar-script.ts';

describe('the sidebar script check', () => {
  it('refuses a template literal', () => {
    expect(checkSidebarScript('var a = 1;\nvar b = `//x`;')).toEqual(['Sidebar script, line 2: a template literal is left.']);
  });

  it('accepts a backtick inside a string', () => {
    expect(checkSidebarScript('var a = "`//`";')).toEqual([]);
  });
});
