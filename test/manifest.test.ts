import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const manifest = JSON.parse(readFileSync(join(import.meta.dirname, '../appsscript.json'), 'utf8'));

describe('the manifest', () => {
  it('asks for no more permissions than the product needs', () => {
    expect(manifest.oauthScopes).toEqual([
      'https://www.googleapis.com/auth/spreadsheets.currentonly',
      'https://www.googleapis.com/auth/script.external_request',
      'https://www.googleapis.com/auth/script.container.ui',
      'https://www.googleapis.com/auth/script.scriptapp',
    ]);
  });

  it('asks to send email only in the variant that can', () => {
    const withEmail = JSON.parse(readFileSync(join(import.meta.dirname, '../appsscript.email.json'), 'utf8'));
    expect(withEmail).toEqual({ ...manifest, oauthScopes: [...manifest.oauthScopes, 'https://www.googleapis.com/auth/script.send_mail'] });
  });

  it('runs on V8, in a zone without summer time', () => {
    expect(manifest.runtimeVersion).toBe('V8');
    expect(manifest.timeZone).toBe('Etc/UTC');
  });

  it('names no hosts, because everybody connects to their own Catalog', () => {
    expect(manifest).not.toHaveProperty('urlFetchWhitelist');
  });
});
