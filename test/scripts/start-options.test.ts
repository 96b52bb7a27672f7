import { describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/start-options.ts';

describe('the words after npm start --', () => {
  it('mean the small practice Catalog when there are none', () => {
    expect(readOptions([])).toEqual({ once: false, port: 4300, seed: 1, scale: 'small', allowSend: false });
  });

  it('name a real Catalog, which is only read unless allowed otherwise', () => {
    expect(readOptions(['--catalog', 'https://Catalog.example.edu/browse'])).toMatchObject({
      catalog: 'catalog.example.edu',
      allowSend: false,
    });
    expect(readOptions(['--catalog', 'catalog.example.edu', '--allow-send'])).toMatchObject({ allowSend: true });
  });

  it('are refused where they make no sense', () => {
    expect(() => readOptions(['--catalog', 'http://catalog.example.edu'])).toThrow('begins with http://');
    expect(() => readOptions(['--catalog', 'https://me:pw@catalog.example.edu'])).toThrow('not the address of a Catalog');
    expect(() => readOptions(['--allow-send'])).toThrow('belongs to --catalog');
    expect(() => readOptions(['--catalog', 'catalog.example.edu', '--seed', '7'])).toThrow('belong to the practice Catalog');
    expect(() => readOptions(['--key', 'secret'])).toThrow('--key');
  });
});
