import { expect, it, onTestFinished } from 'vitest';
import type { CopyReply, Reply } from '../../../emulator/page/protocol.ts';
import { servePage } from '../../../emulator/page/serve-page.ts';
import { hostWith } from '../apps-script/host-with.ts';

const post = async (address: string, body: unknown) =>
  await (await fetch(address, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })).json();

async function copyOf(code: string): Promise<{ copy: CopyReply; reply: Reply }> {
  const server = await servePage(await hostWith(code));
  onTestFinished(() => server.close());
  const copy = (await post(new URL('copy', server.url).href, {})) as CopyReply;
  const look = { action: { type: 'look' }, revision: -1, copies: {} };
  return { copy, reply: (await post(new URL('act', copy.url).href, look)) as Reply };
}

it('a copied file opens with the menu of its script', async () => {
  const { reply } = await copyOf(
    `function onOpen() { SpreadsheetApp.getUi().createMenu('Catalog Sync').addItem('Open sidebar', 'show').addToUi(); }`,
  );

  expect(reply.file.name).toMatch(/^Copy of /);
  expect(reply.menu.map(({ path }) => path)).toEqual([['Catalog Sync', 'Open sidebar']]);
});

it('a copied file opens without a menu if its script fails, and says why', async () => {
  const { copy, reply } = await copyOf(`function onOpen() { throw new Error('The menu is broken.'); }`);

  expect(copy.problem).toBe('The menu is broken.');
  expect(reply.menu).toEqual([]);
});
