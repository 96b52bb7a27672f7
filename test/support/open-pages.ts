// The pages that tests have open. When a test fails, each of them says what it shows: a wait that ends says only what didn't appear.
import { afterEach } from 'vitest';

/** A page that can say what a user sees in it. */
export interface ShownPage {
  describe(): Promise<string>;
}

/** Pages add themselves when they open, and leave when they close. */
export const openPages = new Set<ShownPage>();

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  for (const page of openPages) console.log(`When “${task.name}” failed: ${await page.describe()}`);
});
