import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pastedPeople } from '../../../src/sidebar/tasks/pasted-people.ts';
import { growsLinearly } from '../../support/growth.ts';

/** The people in a text, each as `name <address>`, or what is there of it. */
const peopleIn = (text: string) => pastedPeople(text).map(({ name, mail }) => [name, mail && `<${mail}>`].filter(Boolean).join(' '));

const ZERO_WIDTH = '\u200b';
const NO_BREAK = '\u00a0';
const MARK = '\ufeff';

describe('pasted people', () => {
  it.each<[string, string, string[]]>([
    [
      'addresses and names on lines',
      'ada@x.example\n\nGrace Hopper\r\nbob@x.example',
      ['<ada@x.example>', 'Grace Hopper', '<bob@x.example>'],
    ],
    ['commas between', 'ada@x.example, Grace Hopper, bob@x.example', ['<ada@x.example>', 'Grace Hopper', '<bob@x.example>']],
    ['semicolons between', 'ada@x.example; Grace Hopper;', ['<ada@x.example>', 'Grace Hopper']],
    ['spaces between addresses', 'a@x.example b@y.example', ['<a@x.example>', '<b@y.example>']],
    ['tabs between addresses', 'a@x.example\tb@y.example', ['<a@x.example>', '<b@y.example>']],
    [
      'bullets',
      '• a@x.example\n- b@y.example\n* Grace Hopper\n– c@x.example',
      ['<a@x.example>', '<b@y.example>', 'Grace Hopper', '<c@x.example>'],
    ],
    ['numbers', '1. a@x.example\n2) b@y.example\n(3) Grace Hopper', ['<a@x.example>', '<b@y.example>', 'Grace Hopper']],
    ['mailto', 'mailto:a@x.example\nAda <mailto:b@y.example>', ['<a@x.example>', 'Ada <b@y.example>']],
    ['an apostrophe', "o'neil@example.org", ["<o'neil@example.org>"]],
    ['a curly apostrophe', 'o’neil@example.org', ["<o'neil@example.org>"]],
    ['a comma in a name', 'Nienow, Dangelo', ['Nienow, Dangelo']],
    ['a comma in a quoted name', '"Kulas, Maria" <maria@example.org>', ['Kulas, Maria <maria@example.org>']],
    ['a comma in a curly-quoted name', '“Kulas, Maria” <maria@example.org>', ['Kulas, Maria <maria@example.org>']],
    ['a comma in a bare name', 'Kulas, Maria <maria@example.org>', ['Kulas, Maria <maria@example.org>']],
    [
      'an address line',
      '"Kulas, Maria" <maria@x.example>, Joan <joan@x.example>',
      ['Kulas, Maria <maria@x.example>', 'Joan <joan@x.example>'],
    ],
    [
      'commas in bare names of a list',
      'Kulas, Maria <maria@x.example>, Nienow, Dangelo <dangelo@x.example>',
      ['Kulas, Maria <maria@x.example>', 'Nienow, Dangelo <dangelo@x.example>'],
    ],
    [
      'commas between people of any form',
      'ada@x.example, Kim, Nova <nova@x.example>, Bob',
      ['<ada@x.example>', 'Kim', 'Nova <nova@x.example>', 'Bob'],
    ],
    ['two names on a line', 'Ada Lovelace, Grace Hopper', ['Ada Lovelace', 'Grace Hopper']],
    ['a name without brackets', 'Maria Kulas maria@x.example', ['Maria Kulas <maria@x.example>']],
    ['parentheses', 'Maria Kulas (maria@x.example)', ['Maria Kulas <maria@x.example>']],
    ['a full stop at the end', 'maria@x.example.', ['<maria@x.example>']],
    ['a zero-width space', `maria@x.example${ZERO_WIDTH}`, ['<maria@x.example>']],
    ['a no-break space', `${NO_BREAK}maria@x.example${NO_BREAK}`, ['<maria@x.example>']],
    ['a byte order mark', `${MARK}maria@x.example`, ['<maria@x.example>']],
    ['a name with a no-break space', `Maria${NO_BREAK}Kulas`, ['Maria Kulas']],
    ['an address with umlauts', 'jörg@müller.example', ['<jörg@müller.example>']],
    [
      'a CSV with a header',
      'Name,Email\nMaria Kulas,maria@x.example\n"Nienow, Dangelo",dangelo@x.example',
      ['Maria Kulas <maria@x.example>', 'Nienow, Dangelo <dangelo@x.example>'],
    ],
    ['a CSV with first and last names', 'Last name;First name;E-Mail\nKulas;Maria;maria@x.example', ['Maria Kulas <maria@x.example>']],
    [
      'a CSV with more columns',
      'ID,Student,SIS ID,Email\n7,Maria Kulas,A1,maria@x.example\n8,Joan Clarke,A2,joan@x.example',
      ['Maria Kulas <maria@x.example>', 'Joan Clarke <joan@x.example>'],
    ],
    [
      'cells of a spreadsheet',
      'Ada Lovelace\tada@x.example\njoan@x.example\tJoan Clarke',
      ['Ada Lovelace <ada@x.example>', 'Joan Clarke <joan@x.example>'],
    ],
    [
      'cells beside an address line',
      'Ada Lovelace\tada@x.example\n"Hopper, Grace" <grace@x.example>',
      ['Ada Lovelace <ada@x.example>', 'Hopper, Grace <grace@x.example>'],
    ],
    ['cells with a header', 'Email\tName\nada@x.example\tAda Lovelace', ['Ada Lovelace <ada@x.example>']],
    ['a header over a single column', 'Email\nada@x.example\nbob@x.example', ['<ada@x.example>', '<bob@x.example>']],
    [
      'rows without a header',
      'Maria Kulas,maria@x.example\nJoan Clarke,joan@x.example',
      ['Maria Kulas <maria@x.example>', 'Joan Clarke <joan@x.example>'],
    ],
    ['the same person twice', 'ada@x.example\nAda@X.example\nGrace Hopper\ngrace  hopper', ['<ada@x.example>', 'Grace Hopper']],
    ['nothing', ' \n, ;\n- ', []],
  ])('are found in a text with %s', (_, text, people) => {
    expect(peopleIn(text)).toEqual(people);
  });

  it.each<[string, string, (at: number) => string]>([
    ['names and addresses', '\n', (at) => `"Person ${at}, Some" <person.${at}@x.example>`],
    ['plain addresses', '\n', (at) => `Some Person person.${at}@x.example`],
    ['names with comments', '\n', (at) => `Some Person (new) person.${at}@x.example`],
    ['addresses in one line', ', ', (at) => `"Person ${at}, Some" <person.${at}@x.example>`],
    ['names in pairs in one line', ', ', (at) => `Person${at}, Some <person.${at}@x.example>`],
    ['rows of a table', '\n', (at) => `Some Person\tperson.${at}@x.example`],
  ])('take time in proportion to their number as %s', (_, between, line) => {
    const text = (length: number) => Array.from({ length }, (_, at) => line(at)).join(between);
    expect(pastedPeople(text(200))).toHaveLength(200);
    expect(growsLinearly((length) => pastedPeople(text(length)), 10)).toBe(true);
  });

  it('are read the same with and without the parser if they are plain', () => {
    const word = fc.stringMatching(/^[A-Za-z'.-]{1,8}$/).filter((text) => /[A-Za-z]$/.test(text));
    const mail = fc.stringMatching(/^[a-z][a-z.+-]{0,5}[a-z]@[a-z]{1,8}\.example$/).filter((text) => !/[.]{2}/.test(text));
    fc.assert(
      fc.property(fc.array(word, { maxLength: 3 }), mail, (words, address) => {
        const [person] = pastedPeople(`${words.join(' ')} <${address}>`);
        // Brackets around a comment are nothing to read alone, so the parser has to.
        expect(pastedPeople(`${words.join(' ')} <${address}> ()`)).toEqual([person]);
        expect(pastedPeople(`${words.join(' ')} ${address}`)).toEqual([person]);
      }),
    );
  });

  it('keep the joiners that a script needs', () => {
    expect(peopleIn('\u0645\u06cc\u200c\u0646\u0627')).toEqual(['\u0645\u06cc\u200c\u0646\u0627']);
  });
});
