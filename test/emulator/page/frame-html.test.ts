import { describe, expect, it } from 'vitest';
import { frameHtml } from '../../../emulator/page/frame-html.ts';

describe('the content of a frame', () => {
  it('begins with our script, before any of the page', () => {
    expect(frameHtml('<!doctype html><html lang="en"><head><script>theirs</script></head></html>', 'ours')).toBe(
      '<!doctype html><html lang="en"><head><script>ours</script><script>theirs</script></head></html>',
    );
    expect(frameHtml('<!DOCTYPE html><p>Hi</p>', 'ours')).toBe('<!DOCTYPE html><script>ours</script><p>Hi</p>');
    expect(frameHtml('<p>Hi</p>', 'ours')).toBe('<script>ours</script><p>Hi</p>');
  });

  it('takes no heading for the head', () => {
    expect(frameHtml('<header>Hi</header>', 'ours')).toBe('<script>ours</script><header>Hi</header>');
  });
});
