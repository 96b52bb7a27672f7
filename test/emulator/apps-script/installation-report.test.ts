// The check of the built add-on and the emulator share no code, only names: each line of the report is a switch.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SWITCHES, reported, unreported } from '../../../emulator/apps-script/switches.ts';
import type { DemoCatalog } from '../../../emulator/demo-catalog.ts';
import type { Host } from '../../../emulator/host.ts';
import type { HostSwitches } from '../../../emulator/host-switches.ts';
import { openCatalog, openHost, readReport } from '../../../emulator/index.ts';
import { personAt } from '../../../scripts/person.ts';
import { echoSite } from '../../support/echo-site.ts';
import { CATALOG_HOST, DIST, FEW } from '../../support/open-world.ts';

const ECHO = 'https://echo.example.org';
const AT_NOON = Date.parse('2026-11-20T12:00:00Z');

let catalog: DemoCatalog;
let host: Host;
let restore: () => void;

/** One file for all checks, in which the daily refresh is set. Each check starts from there. */
beforeAll(async () => {
  catalog = openCatalog({ seed: 1, ...FEW });
  const hosts = { [CATALOG_HOST]: catalog.where, 'echo.example.org': echoSite, 'postman-echo.com': echoSite };
  host = await openHost({ dist: DIST, clock: AT_NOON, timeZone: 'Etc/UTC', hosts });
  host.open();
  host.click('Open sidebar');
  personAt(host).ask('connect', { host: CATALOG_HOST, key: catalog.apiKey, kind: 'test' });
  personAt(host).ask('schedule', { tabs: 'all', rule: { every: 'day', hour: 12 } });
  restore = host.keep();
});
afterAll(async () => {
  await host.close();
  await catalog.close();
});

type Asked = 'with-echo' | 'without-echo';

/** The report after the daily refresh has come once. The file has to be as it was before the check. */
function check(switches: HostSwitches, asked: Asked = 'without-echo'): string {
  restore();
  host.setSwitches({ ...DEFAULT_SWITCHES, ...switches });
  host.open();
  host.fire(String(host.triggers()[0]?.id));
  host.click('Check this installation');
  host.setClock(AT_NOON + 60_000);
  const before = stateOf();
  const { report } = personAt(host).ask<{ report: string }>('checkInstallation', {
    menu: menuSeen(),
    ...(asked === 'with-echo' ? { echo: ECHO } : {}),
  });
  expect(stateOf()).toEqual(before);
  return report;
}

/** What the user answers after a look at the menu bar. */
function menuSeen(): string {
  const name = host.menu()[0]?.path[0];
  return name === 'Catalog Sync' ? 'script' : name === host.workbook.file().name ? 'file' : 'other';
}

function stateOf(): unknown {
  return {
    sheets: host.workbook.dump(),
    active: host.workbook.active(),
    user: { ...host.properties.user },
    document: { ...host.properties.document },
  };
}

/** Reports of the default world, made once. */
const defaults = new Map<Asked, string>();

function usual(asked: Asked = 'without-echo'): string {
  const report = defaults.get(asked) ?? check({}, asked);
  defaults.set(asked, report);
  return report;
}

function factsIn(report: string): string[] {
  return report.slice(report.indexOf('Facts\n') + 6, report.indexOf('\n\nCosts')).split('\n');
}

/** Every value of every switch that isn't its default. */
const flips: readonly HostSwitches[] = [
  { equalsInTextCell: 'formula' },
  { apostropheInTextCell: 'kept' },
  { apostropheInPlainCell: 'kept' },
  { numberInTextCell: 'text' },
  { booleanInTextCell: 'text' },
  { spacesInTextCell: 'trimmed' },
  { lineBreaks: 'LF' },
  { controlCharacters: 'dropped' },
  { loneSurrogates: 'replaced' },
  { plusNumber: 'number' },
  { dayInNumberCell: 'date' },
  { dayInNumberCell: 'text' },
  { trailingPoint: 'dropped' },
  { freshFormat: 'General' },
  { cellLimit: 'code-points' },
  { tooLongWrite: 'late' },
  { checkboxWritesFalse: true },
  { refusedWrites: 'at-once' },
  { underMerge: 'kept' },
  { noteLineBreaks: 'LF' },
  { longNote: 'refused' },
  { noteIsContent: true },
  { emptyR1C1: 'null' },
  { insertedRowFormat: 'none' },
  { insertedRowRule: 'none' },
  { insertedColumnFormat: 'none' },
  { moveAcrossFrozen: 'refused' },
  { hiddenActivation: 'shown' },
  { errorLanguage: 'de' },
  { zoneInText: 'ignored' },
  { codeFromText: 'allowed' },
  { missingFeatures: ['Object.hasOwn', 'Object.groupBy'] },
  { negativeLockTimeout: 'throws' },
  { negativeLockTimeout: 'locks' },
  { hmacText: 'UTF-8' },
  { digestText: 'UTF-8' },
  { blobText: 'US-ASCII' },
  { propertyLimit: '9-K-characters' },
  { propertyLimit: 'larger' },
  { fetchAllFailure: 'each-muted' },
  { activeFileInTrigger: false },
  { menuName: 'file' },
];

const echoFlips: readonly HostSwitches[] = [
  { fetchTimeout: 'ignored' },
  { deleteBodyDropped: true },
  { authorizationAfterRedirect: 'dropped' },
  { bytePayload: 'changed' },
  { parallelFetches: 'one-by-one' },
];

describe('the report of the installation check', () => {
  it('has a line for each switch or a reason, decides what a script can, and loads back', () => {
    const report = usual('with-echo');
    console.log(report.split('\n')[2]);
    const facts = factsIn(report);
    const names = facts.map((line) => line.split(':')[0]);
    const byHand = facts.filter((line) => line.includes(': undecided')).map((line) => line.split(':')[0]);
    expect(byHand.sort()).toEqual(['openingMode', 'triggerFromTrigger', 'undoStep', 'unflushedWrites']);
    expect(facts.filter((line) => line.endsWith(': undecided'))).toEqual([]);
    expect(names.sort()).toEqual([...Object.keys(reported), 'missingFeatures', ...byHand].sort());
    expect(report).toContain(`facts ${facts.length}, decided ${facts.length - 4}, undecided 4`);
    const withReason = [...Object.keys(unreported), 'costs', ...names];
    expect(Object.keys(DEFAULT_SWITCHES).filter((name) => !withReason.includes(name))).toEqual([]);

    const { switches, unknown } = readReport(report);
    expect(unknown).toEqual([]);
    const again = check(switches, 'with-echo');
    expect(again).toBe(report);
    expect(readReport(again).switches).toEqual(switches);
  });

  it('leaves undecided what needs an echo server if no address is given', () => {
    const report = usual();
    expect(report).toContain('facts 48, decided 39, undecided 9');
    for (const [name] of echoFlips.flatMap((flip) => Object.entries(flip))) expect(report).toContain(`\n${name}: undecided\n`);
  });

  it('leaves the name of the menu undecided if the user didn’t look', () => {
    const { report } = personAt(host).ask<{ report: string }>('checkInstallation', {});
    expect(report).toContain('\nmenuName: undecided\n');
  });

  it('is tried with every other value of every switch', () => {
    const names = [...flips, ...echoFlips].flatMap((flip) => Object.entries(flip)).map(([name, value]) => `${name}: ${value}`);
    const others = Object.entries(reported).flatMap(([name, values]) => values.slice(1).map((value) => `${name}: ${value}`));
    expect(names.filter((name) => !name.startsWith('missingFeatures')).sort()).toEqual(others.sort());
  });

  it.each(flips)('changes exactly its line with %o', (flip) => {
    expect(changedLines(usual(), check(flip))).toEqual(linesOf(flip));
  });

  it.each(echoFlips)('changes exactly its line with %o, with an echo server', (flip) => {
    expect(changedLines(usual('with-echo'), check(flip, 'with-echo'))).toEqual(linesOf(flip));
  });

  it('changes only the costs with other costs', () => {
    const costs = {
      call: 2,
      read: 45,
      readPer1000Cells: 20,
      commit: 500,
      commitPer1000Cells: 15,
      getProperty: 12,
      setProperty: 80,
      lock: 33,
      getTriggers: 90,
      insertSheet: 700,
      deleteSheet: 650,
    };
    const report = check({ costs });
    expect(readReport(report).switches.costs).toEqual(costs);
    expect(factsIn(report)).toEqual(factsIn(usual()));
  });

  it('names lines that the emulator can’t play, and refuses other texts', () => {
    const report = usual().replace('freshFormat: 0.###############', 'freshFormat: 0').replace('Facts\n', 'Facts\nnewer: yes\n');
    const { switches, unknown } = readReport(report);
    expect(unknown).toEqual(['newer: yes', 'freshFormat: 0']);
    expect(switches.equalsInTextCell).toBe('text');
    expect(() => readReport('Catalog Sync 0.1.0: API compatibility report')).toThrow('This isn’t an installation report.');
  });
});

function changedLines(before: string, after: string): string[] {
  const known = new Set(before.split('\n'));
  // The costs of flips that make calls slower or faster are not what is compared here.
  const facts = new Set(factsIn(after));
  return after.split('\n').filter((line) => !known.has(line) && (facts.has(line) || !line.includes(': ')));
}

function linesOf(flip: HostSwitches): string[] {
  return Object.entries(flip).map(([name, value]) => `${name}: ${Array.isArray(value) ? value.join(' ') : value}`);
}
