// The first column of each table in the troubleshooting guide quotes a message, in which "…", HOST, and names stand for what varies.
// Every quoted part has to stand in a text that people see.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const project = join(import.meta.dirname, '../..');

/** Straight quotes, and one mark for everything that varies. */
function normalized(text: string): string {
  return text
    .replaceAll('’', "'")
    .replace(/[“”]/g, '"')
    .replace(/\$\{(?:[^{}]|\{[^{}]*\})*\}/g, '…')
    .replace(/\bHOST\b/g, '…')
    .replaceAll('**', '');
}

const sources = normalized(
  execFileSync('git', ['ls-files', 'src', 'scripts', 'emulator'], { cwd: project, encoding: 'utf8' })
    .split('\n')
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(project, path), 'utf8'))
    .join('\n'),
);

/** The parts of a quoted message between what varies, sentence by sentence. */
function partsOf(message: string): string[] {
  return normalized(message)
    .split(/…|(?<=\.) /)
    .map((part) => part.replace(/^[\s").,]+|[\s"(,.]+$/g, ''))
    .filter((part) => part.length > 8);
}

function messagesIn(guide: string): string[] {
  const rows = guide.split('\n').flatMap((line) => /^\| (.+?) \| (.+) \|$/.exec(line)?.[1] ?? []);
  return rows.filter((cell) => !/^-+$/.test(cell) && !/^(Message|Symptom|Problem)$/.test(cell));
}

describe('the troubleshooting guide', () => {
  const messages = messagesIn(readFileSync(join(project, 'docs/guide/troubleshooting.md'), 'utf8'));

  it('quotes only messages that the product shows', () => {
    expect(messages.length).toBeGreaterThan(40);
    const missing = messages.flatMap((message) => partsOf(message).filter((part) => !sources.includes(part)));
    expect(missing).toEqual([]);
  });

  it('is searched part by part, so that a reworded message is found', () => {
    expect(partsOf('The "…" tab is missing, so HOST can’t be read. Nothing was sent.')).toEqual([
      'tab is missing, so',
      "can't be read",
      'Nothing was sent',
    ]);
  });
});
