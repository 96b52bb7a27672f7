import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sectionsOf } from '../../scripts/changelog.ts';
import { changesTexts } from '../../src/sidebar/texts/en/changes.ts';
import { changesTexts as spanishTexts } from '../../src/sidebar/texts/es/changes.ts';

const project = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(project, file), 'utf8');
const { version } = JSON.parse(read('package.json'));

describe('a release', () => {
  it('shows what’s new in its own version in the sidebar', () => {
    for (const texts of [changesTexts, spanishTexts]) expect(texts.version).toBe(version);
    expect(changesTexts.items.length).toBeGreaterThan(0);
    expect(spanishTexts.items).toHaveLength(changesTexts.items.length);
  });

  it('has its changes in the changelog, newest first', () => {
    const versions = sectionsOf(read('CHANGELOG.md')).map((section) => section.version);
    expect(versions[0]).toBe(version);
    expect([...versions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }))).toEqual(versions);
  });

  it('leaves workbooks that every later version reads', () => {
    const without = sectionsOf(read('CHANGELOG.md')).filter(({ version: each }) => {
      const folder = join(project, 'test/fixtures/workbooks', `v${each}`);
      return !existsSync(folder) || readdirSync(folder).length === 0;
    });
    expect(without.map((section) => section.version)).toEqual([]);
  });

  it('is published only from a tag that is its version, after all tests', () => {
    const [, publish = ''] = read('.github/workflows/release.yml').split('  publish:');
    const steps = ['test "$GITHUB_REF_NAME" = "v$(node -p', 'run: .ci/run', 'run: npm run release', 'gh release create'];
    expect(steps.map((step) => publish.indexOf(step)).every((at, index, all) => at > (all[index - 1] ?? 0))).toBe(true);
  });

  it('finds the section of a version, whatever follows its number', () => {
    expect(sectionsOf('# Changelog\n\nIntro\n\n## 0.2.0\n\n- New\n\n## 0.1.0 (unreleased)\n\nFirst.\n')).toEqual([
      { version: '0.2.0', text: '- New' },
      { version: '0.1.0', text: 'First.' },
    ]);
  });
});
