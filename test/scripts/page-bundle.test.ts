import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pageBundle } from '../../scripts/page-bundle.ts';

const { text, problems } = await pageBundle(join(import.meta.dirname, 'fixture-project'), 'sidebar');

describe('a page', () => {
  it('has no problems', () => {
    expect(problems).toEqual([]);
  });

  it('is one file with script and styles inside', () => {
    expect(text).toContain('<style>a{color:red}</style>');
    expect(text).toContain('https://example.edu//');
    expect(text.match(/<script/g)).toHaveLength(1);
  });

  it('ends its script only at the end, whatever texts say', () => {
    expect(text.match(/<\/script>/g)).toHaveLength(1);
    expect(text).toContain('Close with <\\/script>');
  });

  it('opens links outside the frame and says its language, view, and token', () => {
    expect(text).toContain('<base target="_top">');
    expect(text).toContain('<html lang="en">');
    expect(text).toContain('<body data-view="<?= view ?>" data-token="<?= token ?>" data-first="<?= first ?>">');
  });

  it('carries the license of preact', () => {
    expect(text).toContain('Jason Miller');
  });
});
