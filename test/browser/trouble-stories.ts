// What people do when something goes wrong, and how they enroll people: told by `journeys` in its world, when courses and
// orders are pulled and a production Catalog is connected.
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type { DemoCatalog } from '../../emulator/demo-catalog.ts';
import type { Host } from '../../emulator/host.ts';
import { CATALOG_HOST } from '../support/open-world.ts';
import { when } from '../support/runs.ts';
import { type FrameName, frameOf, type Hands, waitForHeading } from './hands.ts';
import { soon } from './open-browser.ts';

export interface Stage {
  catalog: DemoCatalog;
  host: Host;
  page: Page;
  hands: Hands;
}

/** `stage` is there when the first story begins. */
export function troubleStories(stage: () => Stage): void {
  const heading = (frame: FrameName, name: string | RegExp) => waitForHeading(stage().page, frame, name);
  const alert = (frame: FrameName, text: string | RegExp) =>
    frameOf(stage().page, frame).getByRole('alert').getByText(text).first().waitFor();
  const price = () => stage().host.workbook.display('Courses', '1:1')[0]?.indexOf('Price') ?? -1;

  async function refreshCourses(): Promise<void> {
    const { hands, host, page } = stage();
    // What the page selects by itself can still be under way, and would show the tab before.
    await soon(() => {
      host.workbook.activate('Courses');
      return page.getByRole('tab', { name: 'Courses', exact: true }).getAttribute('aria-selected');
    }).toBe('true');
    await hands.menu('Open sidebar');
    await hands.press('sidebar', 'Refresh Courses');
  }

  /** From the review to the outcome. */
  async function sendMeant(send: string): Promise<void> {
    const { hands } = stage();
    await hands.tick('dialog', `Yes, change the production Catalog at ${CATALOG_HOST}`);
    await hands.press('dialog', send);
  }

  async function closeReview(): Promise<void> {
    await stage().hands.press('dialog', 'Done');
    await stage().page.locator('iframe[name=dialog]').waitFor({ state: 'detached' });
  }

  it('is told that Catalog cannot be reached, and tries again', async () => {
    const { catalog, hands } = stage();
    catalog.setFaults([{ answer: 'drop' }]);
    await refreshCourses();
    await alert('sidebar', `Can’t reach ${CATALOG_HOST}.`);
    catalog.setFaults([]);
    await hands.press('sidebar', 'Try again');
    await heading('sidebar', 'Courses is up to date');
    await hands.press('sidebar', 'Done');
  });

  it('is told that Google has taken a permission back, and goes on when it is given again', async () => {
    const { hands, host } = stage();
    await hands.menu('Open sidebar');
    // The sidebar reads its state when it opens, which needs the permissions, too.
    await frameOf(stage().page, 'sidebar').getByRole('button', { name: 'Refresh Courses' }).first().waitFor();
    host.setSwitches({ consent: 'missing' });
    await hands.press('sidebar', 'Refresh Courses');
    await alert('sidebar', /Catalog Sync doesn’t have all the permissions it needs/);
    host.setSwitches({ consent: 'given' });
    await hands.press('sidebar', 'Try again');
    await heading('sidebar', 'Courses is up to date');
    await hands.press('sidebar', 'Done');
  });

  it('mends a line that Catalog refused, and sends it again', async () => {
    const { catalog, hands, host } = stage();
    await hands.type(4, price() + 1, '17');
    catalog.setFaults([{ answer: '422', match: 'PUT ', times: 1 }]);
    await hands.menu('Review changes');
    await heading('dialog', '1 to send');
    await sendMeant('Send 1 change');
    await heading('dialog', '1 failed');
    await frameOf(stage().page, 'dialog').getByText('could not be saved').first().waitFor();
    await closeReview();
    await soon(() => host.workbook.display('Courses', '4:4')[0]?.join(' ')).toContain('could not be saved');
    await hands.type(4, price() + 1, '18');
    await hands.menu('Review changes');
    await heading('dialog', '1 to send');
    await sendMeant('Send 1 change');
    await heading('dialog', '1 sent');
    await closeReview();
  });

  it('goes on with a send that reached the time limit', async () => {
    const { catalog, hands, host } = stage();
    await hands.type(4, price() + 1, '21');
    await hands.type(5, price() + 1, '22');
    const before = catalog.operations().updateCourse ?? 0;
    await hands.menu('Review changes');
    await heading('dialog', '2 to send');
    // Google ends the run right after Catalog got the changes, before anything of it is written down.
    const isSent = () => (catalog.operations().updateCourse ?? 0) > before;
    when({ host }, isSent, () => host.killAt(1));
    await sendMeant('Send 2 changes');
    await heading('dialog', 'Interrupted');
    // The response to Send itself is lost, so the page asks for its state first.
    await hands.press('dialog', 'Show results');
    await heading('dialog', '2 sent');
    expect(catalog.operations().updateCourse).toBe(before + 2);
    await closeReview();
  });

  it('enrolls people from a pasted list: one who is known, and one who has to be created', async () => {
    const { catalog, hands, host } = stage();
    await hands.menu('Tasks', 'Enroll learners');
    await hands.press('sidebar', 'Pull users');
    await heading('sidebar', 'Pull Users');
    await hands.press('sidebar', 'Pull');
    await heading('sidebar', 'Users is up to date');

    const taken = catalog.records('enrollments').map((each) => `${Object(each.listing).id} ${Object(each.user).id}`);
    const course = catalog.records('courses').find((each) => each.enrollment_open === true && each.enrollment_cap === null);
    const known = catalog.records('users').find((each) => !taken.includes(`${course?.id} ${each.canvas_user_id}`));
    await hands.menu('Tasks', 'Enroll learners');
    await hands.fill('sidebar', 'Listing', `${course?.title} (course ${course?.id})`);
    await hands.fill('sidebar', 'Learners', `${known?.email_address}, Nova <nova@example.org>`);
    await hands.press('sidebar', 'Find learners');
    await heading('sidebar', 'Check the list');
    await hands.choose('sidebar', 'Nova, nova@example.org', 'Create a new user');
    await hands.press('sidebar', 'Add 2 rows');
    await heading('dialog', '3 to send');
    await sendMeant('Send 3 changes');
    await heading('dialog', '3 sent');
    await closeReview();

    const nova = catalog.records('users').find((each) => each.email_address === 'nova@example.org');
    const made = catalog.records('enrollments').slice(-2);
    expect(made.map((each) => [Object(each.listing).id, Object(each.user).id])).toEqual([
      [course?.id, known?.canvas_user_id],
      [course?.id, nova?.canvas_user_id],
    ]);
    expect(host.workbook.sheets().map(({ name }) => name)).toContain('Users');
  });
}
