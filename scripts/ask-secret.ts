// Asks for something that nobody may read over a shoulder, or find later in a terminal's history.
import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

export interface Terminal {
  input: NodeJS.ReadableStream & { isTTY?: boolean };
  output: NodeJS.WritableStream;
}

/** The line that was typed, without showing it; `undefined` where the person gave up. A pipe may answer, too. */
export function askSecret(question: string, { input, output }: Terminal): Promise<string | undefined> {
  // Readline shows what is typed by writing it; what it writes goes nowhere.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input, output: nowhere, terminal: input.isTTY === true, historySize: 0 });
  output.write(question);
  return new Promise((resolve) => {
    let typed: string | undefined;
    lines.once('line', (line) => {
      typed = line;
      lines.close();
    });
    lines.once('SIGINT', () => lines.close());
    lines.once('close', () => {
      output.write('\n');
      resolve(typed);
    });
  });
}
