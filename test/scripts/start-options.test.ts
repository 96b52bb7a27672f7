import { describe, expect, it } from 'vitest';
import { readOptions } from '../../scripts/start-options.ts';

describe('the options of npm start', () => {
  it('default to the small demo Catalog', () => {
    const usual = { once: false, empty: false, port: 4300, seed: 1, scale: 'small', allowSend: false, verbose: false, language: 'en' };
    expect(readOptions([])).toEqual(usual);
  });

  it('open a real Catalog read-only unless --allow-send is set', () => {
    expect(readOptions(['--catalog', 'https://Catalog.example.edu/browse'])).toMatchObject({
      catalog: 'catalog.example.edu',
      allowSend: false,
    });
    expect(readOptions(['--catalog', 'catalog.example.edu', '--allow-send'])).toMatchObject({ allowSend: true });
  });

  it('open an empty spreadsheet with --empty', () => {
    expect(readOptions(['--empty'])).toMatchObject({ empty: true, once: false });
  });

  it('take the language of the user’s account', () => {
    expect(readOptions(['--language', 'es-MX'])).toMatchObject({ language: 'es-MX' });
    expect(() => readOptions(['--language', 'Spanish'])).toThrow('--language must be a language such as es or es-MX.');
  });

  it('print call counts only with --verbose', () => {
    expect(readOptions(['--verbose'])).toMatchObject({ verbose: true });
  });

  it('are refused if they are invalid or can’t be combined', () => {
    expect(() => readOptions(['--catalog', 'http://catalog.example.edu'])).toThrow('start with http://');
    expect(() => readOptions(['--catalog', 'https://me:pw@catalog.example.edu'])).toThrow('isn’t a valid Catalog address');
    expect(() => readOptions(['--allow-send'])).toThrow('requires --catalog');
    expect(() => readOptions(['--catalog', 'catalog.example.edu', '--seed', '7'])).toThrow('can’t be used with --catalog');
    expect(() => readOptions(['--key', 'secret'])).toThrow('--key');
    expect(() => readOptions(['--once', '--empty'])).toThrow('can’t be combined');
    expect(() => readOptions(['--catalog', 'catalog.example.edu', '--empty'])).toThrow('can’t be used with --catalog');
  });
});
