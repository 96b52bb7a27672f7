// The results of the benchmark as tables.
import type { BundlePart } from './bundle.ts';
import type { ColdStart } from './cold-start-forms.ts';
import type { CpuResult, CpuTimes } from './cpu.ts';
import type { DriftResult, PeerResult } from './peers.ts';
import { table } from './table.ts';

export function cpuTable(results: readonly CpuResult[]): string {
  const line = (
    { resource, rows }: CpuResult,
    how: 'cold' | 'warm',
    { parse, first, firstThread, heap, refresh, arrays, diff }: CpuTimes,
  ) => [
    resource,
    number(rows),
    how,
    `${parse.toFixed(0)} ms`,
    ratio(first, parse),
    firstThread > 0 ? ratio(firstThread, parse) : '-',
    ratio(refresh, parse),
    diff > 0 ? ratio(diff, arrays) : '-',
    how === 'cold' ? `${(heap / 1e6).toFixed(0)} MB` : '-',
  ];
  return table(
    [
      'resource',
      'rows',
      'start',
      'JSON.parse',
      'first pull (goal: x12)',
      'its own thread',
      'refresh from the start',
      'diff, to comparing arrays (goal: x6)',
      'heap of the first pull',
    ],
    results.flatMap((result) => [line(result, 'cold', result.cold), ...(result.warm ? [line(result, 'warm', result.warm)] : [])]),
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
      wrongCells(peer),
    ]),
  );
}

export function driftTable(results: readonly DriftResult[]): string {
  return table(
    ['client', 'records missed while 25 a second come and go'],
    results.map(({ client, missed, records }) => [client, `${number(missed)} of ${number(records)}`]),
  );
}

export function wrongCells({ wrongCells: wrong, cells }: PeerResult): string {
  return wrong === undefined ? 'no cells' : `${number(wrong)} of ${number(cells)}`;
}

export function bundleTable(parts: readonly BundlePart[]): string {
  return table(
    ['origin', 'minified'],
    parts.map(({ origin, bytes }) => [origin, `${(bytes / 1000).toFixed(1)} KB`]),
  );
}

export function ratio(a: number, b: number): string {
  return `x${(a / b).toFixed(1)}`;
}

export function number(value: number): string {
  return value.toLocaleString('en-US');
}
