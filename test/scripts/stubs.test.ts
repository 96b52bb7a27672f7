import { describe, expect, it } from 'vitest';
import { checkNames, stubs } from '../../scripts/stubs.ts';

describe('the stubs', () => {
  it('make one function per menu function, however many entries name it', () => {
    const menu = [
      { caption: 'Open', functionName: 'menuOpen' },
      { caption: 'More', items: [{ caption: 'Open again', functionName: 'menuOpen' }] },
    ];
    expect(stubs({ commands: [], menu }).match(/function menuOpen/g)).toHaveLength(1);
  });

  it('refuse a menu entry that does nothing', () => {
    expect(() => stubs({ commands: [], menu: [{ caption: 'Help' }] })).toThrow('The menu entry "Help" has neither a function nor items.');
  });
});

describe('the names of entry points', () => {
  it('may not be taken twice, nor be a trigger of Google', () => {
    const menu = [{ caption: 'Pull', functionName: 'pull' }];
    expect(checkNames({ commands: ['pull', 'onEdit'], menu })).toEqual([
      'Two entry points are named "onEdit".',
      'Two entry points are named "pull".',
    ]);
  });

  it('have to be names of functions that Google does not hide', () => {
    expect(checkNames({ commands: ['pull-all', 'pull_', 'delete'], menu: [] })).toHaveLength(3);
  });

  it('may be those of the product', () => {
    expect(checkNames({ commands: ['pull', 'state'], menu: [{ caption: 'x', functionName: 'menuOpen' }] })).toEqual([]);
  });
});
