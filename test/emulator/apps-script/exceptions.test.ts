import { describe, expect, it } from 'vitest';
import { problems, textOf } from '../../../emulator/apps-script/exceptions.ts';
import { hostWith } from './host-with.ts';

describe('texts of exceptions', () => {
  it('are in another language by a switch, each of them, with the same gaps', () => {
    const gaps = (text: string): string => (text.match(/\{\d\}/g) ?? []).sort().join();
    for (const problem of problems) {
      const [english, german] = [textOf('en', problem, []), textOf('de', problem, [])];
      expect([problem, german === english, gaps(german)]).toEqual([problem, false, gaps(english)]);
    }
  });

  it('come from services as Exception, whatever their language', async () => {
    const host = await hostWith(
      'function it() { try { sheet().getRange(0, 1); } catch (error) { return [error.name, error.message, error instanceof Error]; } }',
    );
    const english = host.run('it');
    host.setSwitches({ errorLanguage: 'de' });

    expect([english, host.run('it')]).toEqual([
      ['Exception', 'The starting row of the range is too small.', true],
      ['Exception', 'Die Startzeile des Bereichs ist zu klein.', true],
    ]);
  });
});
