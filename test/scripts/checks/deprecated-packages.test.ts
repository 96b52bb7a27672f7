import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { deprecatedIn } from '../../../scripts/checks/deprecated-packages.ts';

const project = join(import.meta.dirname, '../../..');

describe('the check of deprecated packages', () => {
  it('lists what a registry has deprecated, also deep inside', () => {
    const packages = {
      '': { version: '1.0.0' },
      'node_modules/fine': { version: '2.0.0' },
      'node_modules/fine/node_modules/@old/one': { version: '3.0.0', deprecated: 'Use another one' },
    };
    expect(deprecatedIn(JSON.stringify({ packages }))).toEqual(['@old/one 3.0.0: Use another one']);
  });

  it('lists known ones of a registry that leaves the messages out, and no folder of ours in their place', () => {
    const packages = {
      'node_modules/glob': { version: '13.0.0' },
      'node_modules/old/node_modules/glob': { version: '10.5.0' },
      'node_modules/node-domexception': { resolved: 'vendor/node-domexception', link: true },
      'vendor/node-domexception': { version: '1.0.1' },
    };
    expect(deprecatedIn(JSON.stringify({ packages }))).toEqual(['glob 10.5.0: known to be deprecated']);
  });

  it('finds none in the lock file of this project', () => {
    expect(deprecatedIn(readFileSync(join(project, 'package-lock.json'), 'utf8'))).toEqual([]);
  });
});

describe('our node-domexception', () => {
  it('is the class of Node, for a module that imports it and for one that requires it', async () => {
    const file = join(project, 'vendor/node-domexception', 'index.cjs');
    expect(createRequire(import.meta.url)(file)).toBe(DOMException);
    const imported = `import Class from ${JSON.stringify(pathToFileURL(file).href)}; console.log(Class === DOMException)`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', imported], { encoding: 'utf8' })).toBe('true\n');
  });

  it('fits the package that needs it, which reads a file with it', () => {
    const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8'));
    expect(packages['node_modules/fetch-blob'].dependencies['node-domexception']).toBe('^1.0.0');
    expect(packages['vendor/node-domexception'].version).toMatch(/^1\./);
    const read = "import { blobFromSync } from 'fetch-blob/from.js'; console.log(blobFromSync('package.json').size > 0)";
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', read], { cwd: project, encoding: 'utf8' })).toBe('true\n');
  });
});
