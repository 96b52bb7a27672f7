import { describe, expect, it } from 'vitest';
import { pastedPeople } from '../../src/commands/match-people.ts';

describe('pasted people', () => {
  it('stand on lines of their own or have commas or semicolons between, as addresses, names or both', () => {
    expect(pastedPeople('ada@example.org, Grace Hopper;\n\nJoan Clarke <joan@example.org>\r\nbob@example.org')).toEqual([
      { name: '', mail: 'ada@example.org' },
      { name: 'Grace Hopper', mail: '' },
      { name: 'Joan Clarke', mail: 'joan@example.org' },
      { name: '', mail: 'bob@example.org' },
    ]);
  });

  it('may come from two columns of a spreadsheet, in either order, and from the address line of a mail program', () => {
    expect(pastedPeople('Ada Lovelace\tada@example.org\njoan@example.org\tJoan Clarke\n"Hopper, Grace" <grace@example.org>')).toEqual([
      { name: 'Ada Lovelace', mail: 'ada@example.org' },
      { name: 'Joan Clarke', mail: 'joan@example.org' },
      { name: 'Hopper, Grace', mail: 'grace@example.org' },
    ]);
    expect(pastedPeople('Ada <ada@example.org>, Joan <joan@example.org>')).toHaveLength(2);
  });

  it('count once, whatever case they are written in', () => {
    expect(pastedPeople('ada@example.org\nAda@Example.org\nGrace Hopper\ngrace hopper')).toHaveLength(2);
    expect(pastedPeople(' \n, ;')).toEqual([]);
  });
});
