import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { askSecret } from '../../scripts/ask-secret.ts';

function terminalOf(isTTY: boolean) {
  const input = Object.assign(new PassThrough(), { isTTY });
  const output = new PassThrough();
  return { input, output, shown: () => String(output.read() ?? '') };
}

describe('asking for a secret', () => {
  it('shows the question and nothing of what is typed', async () => {
    const terminal = terminalOf(true);
    const answer = askSecret('Key: ', terminal);
    terminal.input.write('se');
    terminal.input.write('crte\u007F\u007Fet\r');
    expect(await answer).toBe('secret');
    expect(terminal.shown()).toBe('Key: \n');
  });

  it('takes the first line of a pipe', async () => {
    const terminal = terminalOf(false);
    const answer = askSecret('Key: ', terminal);
    terminal.input.end('secret\nmore\n');
    expect(await answer).toBe('secret');
    expect(terminal.shown()).toBe('Key: \n');
  });

  it('answers nothing where the person gives up', async () => {
    const terminal = terminalOf(true);
    const answer = askSecret('Key: ', terminal);
    terminal.input.write('sec\u0003');
    expect(await answer).toBeUndefined();
  });
});
