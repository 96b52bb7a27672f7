import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { serverBundle } from '../../scripts/server-bundle.ts';

const { text, bytes, problems } = await serverBundle(join(import.meta.dirname, 'fixture-project'));

/** Loads Code.js as Apps Script does at every call: into a world with the language and the menu service only. */
function load(): { run(code: string): unknown; menu: string[] } {
  const menu: string[] = [];
  const builder = {
    addItem: (caption: string, name: string) => note(`${caption} -> ${name}`),
    addSeparator: () => note('-'),
    addSubMenu: () => note('sub-menu'),
    addToUi: () => note('shown'),
  };
  function note(line: string) {
    menu.push(line);
    return builder;
  }
  const ui = { createAddonMenu: () => builder, createMenu: (caption: string) => note(`begin ${caption}`) };
  const world = createContext({ SpreadsheetApp: { getUi: () => ui } });
  runInContext(text, world);
  return { run: (code) => runInContext(code, world), menu };
}

describe('the server bundle', () => {
  it('has no problems and a size', () => {
    expect(problems).toEqual([]);
    expect(bytes).toBeGreaterThan(1000);
    expect(bytes).toBeLessThan(Buffer.byteLength(text));
  });

  it('runs a command behind the function of its name', () => {
    expect(load().run(`greet('{"name":"Ada"}')`)).toBe('"Hello Ada"');
  });

  it('passes menu clicks and the hourly event on', () => {
    const { run } = load();
    expect(run('menuPullOrders()')).toBe('menuPullOrders');
    expect(run('hourly(7)')).toBe(7);
  });

  it('builds the menu without running the bundle', () => {
    const { run, menu } = load();
    run('onInstall({ authMode: "NONE" })');
    expect(menu).toEqual(['Open -> menuOpen', '-', 'begin Pull "all"', 'Orders -> menuPullOrders', 'sub-menu', 'shown']);
    expect(run('globalThis.bundleRuns')).toBeUndefined();
  });

  it('runs the bundle once, however many functions are called', () => {
    const { run } = load();
    run('menuOpen(); menuOpen()');
    expect(run('globalThis.bundleRuns')).toBe(1);
  });

  it('shows nothing else to the sidebar: names that end in _ are private', () => {
    const shown = [...text.matchAll(/^function (\w+)/gm)].map((match) => match[1] ?? '').filter((name) => !name.endsWith('_'));
    expect(shown.sort()).toEqual(['greet', 'hourly', 'menuOpen', 'menuPullOrders', 'onEdit', 'onInstall', 'onOpen']);
  });

  it('carries the license of zod', () => {
    expect(text).toContain('Colin McDonnell');
    expect(text).toContain('Permission is hereby granted');
  });
});
