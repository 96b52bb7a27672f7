import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Faults } from '../../emulator/demo-catalog.ts';
import { startCatalog } from '../../emulator/index.ts';
import { hunt, huntForTheKey } from '../support/hunt-for-the-key.ts';

const refusals: NonNullable<Faults['answer']>[] = ['400', '401', '403', '404', '409', '422', 'echo-key'];
const breakdowns: NonNullable<Faults['answer']>[] = [
  '429',
  '429-retry-after',
  '500',
  '503',
  'html',
  'cut-json',
  'drop',
  'act-then-drop',
  'act-then-500',
];

describe('the API key', () => {
  it('is nowhere else than in the properties of its owner, whatever Catalog refuses', async () => {
    expect(await huntForTheKey(refusals)).toEqual([]);
  });

  it('is nowhere else than in the properties of its owner, however Catalog breaks down', async () => {
    expect(await huntForTheKey(breakdowns)).toEqual([]);
  });

  it('is not on the terminal of npm start -- --once', async () => {
    const { apiKey, keys, close } = await startCatalog({ seed: 1 });
    await close();
    const start = join(import.meta.dirname, '../../scripts/start.ts');
    const { stdout, stderr } = await promisify(execFile)(process.execPath, ['--import', 'tsx', start, '--once', '--seed', '1']);
    expect(stdout).toContain('Refreshed and reviewed again: 0 changes left');
    expect(hunt({ stdout, stderr }, [apiKey, keys.subcatalog])).toEqual([]);
  });
});
