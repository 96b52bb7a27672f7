import { describe, expect, it } from 'vitest';
import { checkImports } from '../../../scripts/checks/import-rule.ts';

function problems(path: string, text: string): string[] {
  return checkImports([{ path, text }]);
}

describe('the import rule', () => {
  it.each([
    ['src/catalog/client.ts', "import { pull } from '../sync/pull.ts';"],
    ['src/catalog/client.ts', "import type { Tab } from '../tabs/tab.ts';"],
    ['src/tabs/sheet/tab.ts', "import { pull } from '../commands/pull.ts';"],
    ['src/sync/pull/pull.ts', "import { http } from '../platform/google/http.ts';"],
    ['src/platform/ports.ts', "import type { Resource } from '../catalog/resource.ts';"],
    ['src/platform/google/http.ts', "import { message } from '../../main.ts';"],
    ['src/sidebar/pull/pull-form.tsx', "import { commands } from '../../commands/index.ts';"],
    ['src/sidebar/pull/pull-form.tsx', "import type { State } from '../../commands/state.ts';"],
    ['src/sidebar/pull/pull-form.tsx', "import type { Resource } from '../../catalog/resource.ts';"],
    ['src/sidebar/texts/en/review.ts', "import type { Count } from '../../review/plan.ts';"],
    ['src/sidebar/parts/messages.tsx', "import type { Notice } from '../page/sidebar-state.ts';"],
    ['src/sidebar/page/sidebar-state.ts', "import type { PullDraft } from '../pull/pull-draft.ts';"],
    ['src/sidebar/pull/pull-form.tsx', "import type { ViewProps } from '../home/sidebar-app.tsx';"],
    ['src/sidebar/settings/settings.tsx', "import { homeView } from '../home/home.tsx';"],
    ['src/sidebar/tasks/tasks-app.tsx', "import { helpBody } from '../home/help.tsx';"],
    ['src/sidebar/review/review-app.tsx', "import { pullForm } from '../pull/pull-form.tsx';"],
    ['src/sidebar/home/focus.ts', "import type { Review } from '../review/review-state.ts';"],
    ['src/sync/pull/pull.ts', "import type { Review } from '../review/review.ts';"],
    ['src/sync/review/review.ts', "import { applyPull } from '../pull/apply-pull.ts';"],
    ['src/sync/review/undo.ts', "import { send } from '../send/send.ts';"],
    ['src/sync/send/send.ts', "import { review } from '../review/review.ts';"],
    ['src/sync/plan/journal.ts', "import type { Batch } from '../send/batch.ts';"],
    ['src/sync/jobs/job.ts', "import type { Plan } from '../plan/journal.ts';"],
    ['src/tabs/cells/codec.ts', "import { readTab } from '../sheet/tab.ts';"],
    ['src/tabs/memory/snapshot.ts', "import type { Contents } from '../sheet/tab.ts';"],
    ['src/catalog/wire/send.ts', "import type { Resource } from '../resource.ts';"],
    ['src/base/hash.ts', "import type { Clock } from '../platform/ports.ts';"],
    ['src/protocol/messages.ts', "import { pull } from '../commands/pull.ts';"],
    ['src/sync/pull/pull.ts', "export { openHost } from '../../emulator/index.ts';"],
    ['emulator/apps-script/range.ts', "import { cell } from '../../src/tabs/cells.ts';"],
    ['emulator/catalog/tags.ts', "import { clock } from '../apps-script/clock.ts';"],
    ['emulator/apps-script/fetch.ts', "import { page } from '../catalog/pages.ts';"],
    ['emulator/page/server.ts', "import { page } from '../catalog/pages.ts';"],
    ['scripts/start.ts', "import { pull } from '../src/sync/pull.ts';"],
    ['src/main.ts', "const client = await import('./catalog/client.ts');"],
    ['src/sync/review/make-plan.ts', "import {\n  a,\n  b,\n} from '../commands/review.ts';"],
  ])('refuses in %s: %s', (path, text) => {
    expect(problems(path, text)).toHaveLength(1);
    expect(problems(path, text)[0]).toContain(`${path} can’t import `);
  });

  it.each([
    ['src/catalog/client.ts', "import type { Http } from '../platform/ports.ts';\nimport { retry } from './retry.ts';"],
    ['src/commands/pull.ts', "import { pull } from '../sync/pull.ts';"],
    ['src/main.ts', "import { commands } from './commands/index.ts';\nimport { platform } from './platform/google/platform.ts';"],
    ['src/sidebar/pull/pull-form.tsx', "import type { State } from '../../protocol/messages.ts';\nimport { h } from 'preact';"],
    ['src/sidebar/texts/en/home.ts', "import type { OpenJob } from '../../../protocol/messages.ts';"],
    ['src/sidebar/home/home.tsx', "import { connectView } from '../settings/connect.tsx';"],
    ['src/sidebar/review.tsx', "import { ReviewApp } from './review/review-app.tsx';"],
    ['src/sync/send/send.ts', "import { readPlan } from '../plan/journal.ts';\nimport { readJob } from '../jobs/job.ts';"],
    ['src/tabs/sheet/merge.ts', "import type { Snapshot } from '../memory/snapshot.ts';"],
    ['emulator/catalog/tags.ts', "import type { Faults } from '../demo-catalog.ts';\nimport { Hono } from 'hono';"],
    ['emulator/index.ts', "export { openHost } from './apps-script/open-host.ts';"],
    ['scripts/docs.ts', "import { resources } from '../src/catalog/resources/index.ts';"],
    ['test/sync/pull.test.ts', "import { pull } from '../../src/sync/pull.ts';"],
    ['src/sync/pull/pull.ts', "// import { x } from '../commands/x.ts'\nexport const text = 'nothing';"],
  ])('accepts in %s: %s', (path, text) => {
    expect(problems(path, text)).toEqual([]);
  });

  it('wants the ending of own files', () => {
    expect(problems('src/sync/pull/pull.ts', "import { a } from './job';")).toEqual([
      'src/sync/pull/pull.ts imports ./job without a file extension.',
    ]);
  });

  it.each(["import { z } from 'zod';", "import { object } from 'zod/mini';", "import * as z from 'zod/v4';"])('refuses %s', (text) => {
    expect(problems('src/catalog/client.ts', text)[0]).toContain('import zod only as "import * as z from \'zod/mini\'"');
  });

  it('accepts zod by its one form, and no other package in the product', () => {
    expect(problems('src/catalog/client.ts', "import * as z from 'zod/mini';")).toEqual([]);
    expect(problems('src/catalog/client.ts', "import { readFileSync } from 'node:fs';")).toHaveLength(1);
    expect(problems('src/sidebar/main.tsx', "import * as z from 'zod/mini';")).toHaveLength(1);
  });
});
