// What others checked on Google's own servers. Most of it comes from the tests of gas-fakes (github.com/brucemcpherson/gas-fakes),
// which run there as well as in its own emulator, and assert the same.
import { createHash, createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { evaluate, hostWith } from './host-with.ts';

const signed = (bytes: Uint8Array): number[] => [...Int8Array.from(bytes)];
const hashOf = (text: string): number[] => signed(createHash('sha256').update(text).digest());
const hmacOf = (text: string, key: string): number[] => signed(createHmac('sha256', key).update(text).digest());

describe('digests and signatures of text', () => {
  it('reads text as US-ASCII without a charset: other characters become question marks', async () => {
    const digest = (rest: string) => evaluate(`Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, 'café 🙂'${rest})`);

    expect(await digest('')).toEqual(hashOf('caf? ?'));
    expect(await digest(', Utilities.Charset.US_ASCII')).toEqual(hashOf('caf? ?'));
    expect(await digest(', Utilities.Charset.UTF_8')).toEqual(hashOf('café 🙂'));
    expect(await evaluate("Utilities.computeDigest(Utilities.DigestAlgorithm.SHA_256, Utilities.newBlob('é').getBytes())")).toEqual(
      hashOf('é'),
    );
  });

  it('signs text with a text key and bytes with a byte key, as US-ASCII without a charset', async () => {
    const hmac = (args: string) => evaluate(`Utilities.computeHmacSha256Signature(${args})`);

    expect(await hmac("'café', '€🙂'")).toEqual(hmacOf('caf?', '??'));
    expect(await hmac("'café', '€🙂', Utilities.Charset.US_ASCII")).toEqual(hmacOf('caf?', '??'));
    expect(await hmac("'café', '€🙂', Utilities.Charset.UTF_8")).toEqual(hmacOf('café', '€🙂'));
    expect(await hmac("Utilities.newBlob('café').getBytes(), Utilities.newBlob('€🙂').getBytes()")).toEqual(hmacOf('café', '€🙂'));
  });
});

describe('locks', () => {
  it('fails with a negative timeout even if the lock is free', async () => {
    const host = await hostWith(`
      function tries(milliseconds) { const lock = LockService.getDocumentLock(); return [lock.tryLock(milliseconds), lock.hasLock()]; }
      function waits(milliseconds) { const lock = LockService.getDocumentLock(); lock.waitLock(milliseconds); return lock.hasLock(); }`);

    expect(host.run('tries', -100)).toEqual([false, false]);
    expect(() => host.run('waits', -100)).toThrow('Lock timeout');
    expect([host.run('tries', 0), host.run('waits', 0)]).toEqual([[true, true], true]);
  });
});

describe('checkbox rules', () => {
  it('keeps the values for checked and unchecked', async () => {
    const values = await evaluate(`(() => {
      const criteria = (...args) => SpreadsheetApp.newDataValidation().requireCheckbox(...args).build().getCriteriaValues();
      return [criteria(), criteria('A'), criteria('A', 'B')];
    })()`);

    expect(values).toEqual([[], ['A'], ['A', 'B']]);
  });

  it('accepts only the values of its rule, and inserts the one for unchecked', async () => {
    const host = await hostWith(`
      function boxes() { return sheet().getRange('A1:A2').insertCheckboxes('yes', 'no').getValues(); }
      function put(value) { sheet().getRange('A1').setValue(value); SpreadsheetApp.flush(); return sheet().getRange('A1').getValue(); }`);

    expect(host.run('boxes')).toEqual([['no'], ['no']]);
    expect(host.run('put', 'yes')).toBe('yes');
    expect(() => host.run('put', true)).toThrow('violates the data validation rules');
  });
});

describe('names of ranges', () => {
  it.each([
    ['5:7', '5:7', [5, 1, 3, 26]],
    ['5:2', '2:5', [2, 1, 4, 26]],
    ['D:F', 'D:F', [1, 4, 1000, 3]],
    ['Sheet1!D:B', 'B:D', [1, 2, 1000, 3]],
    ['$C$3', 'C3', [3, 3, 1, 1]],
    ['R5C3', 'C5', [5, 3, 1, 1]],
    ['r1c1:r2c2', 'A1:B2', [1, 1, 2, 2]],
    ['R10C5:R1C2', 'B1:E10', [1, 2, 10, 4]],
  ])('reads %s as %s', async (name, notation, place) => {
    const expression = `(() => {
      const range = sheet().getRange('${name}');
      return [range.getA1Notation(), [range.getRow(), range.getColumn(), range.getNumRows(), range.getNumColumns()]];
    })()`;

    expect(await evaluate(expression)).toEqual([notation, place]);
  });

  it('reads RC1 as a cell in column RC, because it is no full R1C1 reference', async () => {
    await expect(evaluate("sheet().getRange('RC1')")).rejects.toThrow('outside the dimensions');
  });
});

describe('small things', () => {
  it('returns null from methods that return nothing', async () => {
    const results = await evaluate(`[
      Utilities.sleep(1), SpreadsheetApp.flush(), file().toast('Hello'), sheet().setFrozenRows(1),
      LockService.getDocumentLock().releaseLock(), CacheService.getUserCache().put('a', 'b')
    ].map((result) => result === null)`);

    expect(results).toEqual([true, true, true, true, true, true]);
  });

  it('names an unnamed blob null', async () => {
    expect(await evaluate("[Utilities.newBlob('x').getName(), Utilities.newBlob('x', 'text/plain', 'a.txt').getName()]")).toEqual([
      null,
      'a.txt',
    ]);
  });

  it('refuses a charset that is unknown', async () => {
    await expect(evaluate("Utilities.newBlob('x').getDataAsString('nonsense')")).rejects.toThrow('Invalid argument: nonsense');
  });

  it('moves the references of one formula that is set for several cells', async () => {
    const formulas = await evaluate("sheet().getRange('C2:D3').setFormula('=A1+$B$1+B$2').getFormulas()");

    expect(formulas).toEqual([
      ['=A1+$B$1+B$2', '=B1+$B$1+C$2'],
      ['=A2+$B$1+B$2', '=B2+$B$1+C$2'],
    ]);
  });

  it('keeps the names of tabs as they were typed in a formula', async () => {
    const formulas = await evaluate(`sheet().getRange('C2:C3').setFormula("='Sheet1'!A1+Sheet1!$B$1").getFormulas()`);

    expect(formulas).toEqual([["='Sheet1'!A1+Sheet1!$B$1"], ["='Sheet1'!A2+Sheet1!$B$1"]]);
  });

  it('refuses null for setShowHyperlink', async () => {
    await expect(evaluate("sheet().getRange('A1').setShowHyperlink(null)")).rejects.toThrow(
      "The parameters (null) don't match the method signature for SpreadsheetApp.Range.setShowHyperlink.",
    );
  });

  it('shows a user as the address, or as nothing when the address is hidden', async () => {
    const host = await hostWith(
      'function who() { return String(Session.getActiveUser()); } function onOpen() { console.log("[" + who() + "]"); }',
      {
        user: 'pat@college.example.edu',
      },
    );
    host.open();

    expect([host.run('who'), host.logs()]).toEqual(['pat@college.example.edu', ['[]']]);
  });
});
