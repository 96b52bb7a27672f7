import { describe, expect, it } from 'vitest';
import { normalizeHost } from '../../../src/catalog/wire/connection.ts';

describe('normalizeHost', () => {
  it('makes a bare host name of whatever is pasted from the address bar', () => {
    expect(normalizeHost('https://Catalog.example.edu/foo/?a=1#b')).toBe('catalog.example.edu');
    expect(normalizeHost('  catalog.example.edu. ')).toBe('catalog.example.edu');
    expect(normalizeHost('HTTPS://catalog.example.edu:443')).toBe('catalog.example.edu');
    expect(normalizeHost('catalog.example.edu/admin')).toBe('catalog.example.edu');
  });

  it('refuses plain HTTP, because the key would travel unprotected', () => {
    expect(() => normalizeHost('http://catalog.example.edu')).toThrow(expect.objectContaining({ code: 'plain-http' }));
  });

  it('refuses what is no public host name', () => {
    for (const typed of [
      '',
      'catalog',
      'localhost',
      '10.0.0.1',
      'a b.edu',
      'ftp://catalog.example.edu',
      'me:pw@catalog.example.edu',
      'catalog.example.edu:8080',
      'https://',
      '-a.edu',
      'catalog..edu',
      '//catalog.example.edu',
      '@catalog.example.edu',
      'catalog.example.edu@other.example',
      'catalog.example.edu\\@other.example',
      'catalog.example.edu\\.other.example',
      'https:\\\\catalog.example.edu',
      'https://catalog.example.edu:8443',
      'catalog.example\t.edu',
      'catalog.example.edu\u0000',
    ]) {
      expect(() => normalizeHost(typed), typed).toThrow(expect.objectContaining({ code: 'bad-host' }));
    }
  });
});
