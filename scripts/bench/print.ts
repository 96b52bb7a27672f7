// The results of the benchmark as tables.
import type { BundlePart } from './bundle.ts';
import type { ColdStart } from './cold-start-forms.ts';
import type { CpuResult, CpuTimes } from './cpu.ts';
import type { DriftResult, PeerResult } from './peers.ts';
import type { Measured } from './scenario.ts';
import { table } from './table.ts';

export function cpuTable(results: readonly CpuResult[]): string {
  const line = (name: string, rows: number, how: string, { parse, first, refresh, arrays, diff, peak }: CpuTimes) => [
    name,
    number(rows),
    how,
    `${parse.toFixed(0)} ms`,
    ratio(first, parse),
    ratio(refresh, parse),
    diff > 0 ? ratio(diff, arrays) : '-',
    how === 'cold' ? `${(peak / 1e6).toFixed(0)} MB` : '-',
  ];
  return table(
    [
      'resource',
      'rows',
      'start',
      'JSON.parse',
      'first pull',
      'refresh',
      'diff, to comparing arrays',
      'memory by the end of the first pull',
    ],
    results.flatMap(({ resource, rows, cold, warm }) => [line(resource, rows, 'cold', cold), line(resource, rows, 'warm', warm)]),
  );
}

export function coldStartTable(results: readonly ColdStart[]): string {
  const [trivial] = results;
  return table(
    ['form of the script', 'size', 'parsed', 'a command can run', 'to a trivial script'],
    results.map(({ form, kilobytes, parsed, ready }) => [
      form,
      `${kilobytes.toFixed(0)} KB`,
      `${parsed.toFixed(1)} ms`,
      `${ready.toFixed(1)} ms`,
      ratio(ready, trivial?.ready ?? Number.NaN),
    ]),
  );
}

export function peersTable(results: readonly PeerResult[]): string {
  const own = (peer: PeerResult) => results.find(({ rows, latency }) => rows === peer.rows && latency === peer.latency)?.milliseconds;
  return table(
    ['client', 'orders', 'latency', 'time', 'to Catalog Sync', 'cells of a wrong type'],
    results.map((peer) => [
      peer.client,
      number(peer.rows),
      `${peer.latency} ms`,
      `${(peer.milliseconds / 1000).toFixed(2)} s`,
      ratio(peer.milliseconds, own(peer) ?? Number.NaN),
      peer.wrongCells === undefined ? 'no cells' : `${number(peer.wrongCells)} of ${number(peer.cells)}`,
    ]),
  );
}

export function driftTable(results: readonly DriftResult[]): string {
  return table(
    ['client', 'records missed while 25 a second come and go'],
    results.map(({ client, missed, records }) => [client, `${number(missed)} of ${number(records)}`]),
  );
}

export function bundleTable(parts: readonly BundlePart[]): string {
  return table(
    ['origin', 'minified'],
    parts.map(({ origin, bytes }) => [origin, `${(bytes / 1000).toFixed(1)} KB`]),
  );
}

/** The same job in two sizes of a tab that follow each other. */
interface Step {
  job: string;
  small: Measured;
  large: Measured;
}

function stepsIn(measured: readonly Measured[]): Step[] {
  const jobs = Array.from(new Set(measured.map(({ job }) => job)));
  return jobs.flatMap((job) => {
    const sizes = measured.filter((each) => each.job === job);
    return sizes.flatMap((small, index) => {
      const large = sizes[index + 1];
      return large ? [{ job, small, large }] : [];
    });
  });
}

/** Returns how jobs grow from one size of a tab to the next: 10 is linear for ten times the rows. */
export function slopesTable(measured: readonly Measured[]): string {
  const lines = stepsIn(measured).map(({ job, small, large }) => {
    const grows = (of: (each: Measured) => number) => `x${(of(large) / Math.max(1, of(small))).toFixed(1)}`;
    return [
      job,
      `${number(small.rows)} to ${number(large.rows)}`,
      grows(({ counts }) => counts.cellsRead),
      grows(({ counts }) => counts.cellsWritten),
      grows(({ counts }) => counts.longText),
      grows(({ counts }) => counts.requests),
      grows(({ milliseconds }) => milliseconds),
    ];
  });
  return table(['job', 'rows', 'cells read', 'cells written', 'long text', 'requests', 'time in the emulator'], lines);
}

/** Counts that are few in a small tab can become many times as many without a slope. */
const FEW = { cellsRead: 1_000, cellsWritten: 10_000, longText: 100_000, requests: 20, commits: 20 };

const COUNTED = ['cellsRead', 'cellsWritten', 'longText', 'requests', 'commits'] as const;

/** Returns which counts grow faster than the rows, as a sentence. */
export function growthVerdict(measured: readonly Measured[]): string {
  const faster = stepsIn(measured).flatMap(({ job, small, large }) => {
    if (large.rows <= small.rows) return [];
    return COUNTED.flatMap((name) => {
      const [before, after] = [small.counts[name], large.counts[name]];
      const times = after / Math.max(before, FEW[name]);
      return times > (large.rows / small.rows) * 1.1
        ? [`${job}: ${name} ${number(before)} to ${number(after)}, from ${number(small.rows)} to ${number(large.rows)} rows`]
        : [];
    });
  });
  return faster.length === 0
    ? 'Nothing grows faster than its rows.'
    : `Grows faster than its rows:\n${faster.map((each) => `- ${each}`).join('\n')}`;
}

function ratio(a: number, b: number): string {
  return `x${(a / b).toFixed(1)}`;
}

function number(value: number): string {
  return value.toLocaleString('en-US');
}
