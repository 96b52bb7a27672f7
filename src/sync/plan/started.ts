// Which requests of a send could have been sent: one bit for each, outside the sheet and set before it is sent. Neither Ctrl+Z, a
// restored version, nor a change in the hidden sheet can make a sent request look unsent.
import type { Properties } from '../../platform/ports.ts';

/** Bits in one property, which are this many divided by four hex digits: below 9 KB. */
const BITS = 30_000;
const BITS_OF_DIGIT = 4;

/** Returns the property that says that none of a plan's requests was started. */
export function noneStarted(run: string): Record<string, string> {
  return { [nameOf(run, 0)]: '0' };
}

/** Returns the started requests, or `undefined` if that isn't stored. Then each could have been started. */
export function readStarted(document: Properties, run: string, requests: number): ReadonlySet<string> | undefined {
  if (document.get(nameOf(run, 0)) === undefined) return undefined;
  const started = new Set<string>();
  for (let part = 0; part * BITS < requests; part++) {
    const digits = document.get(nameOf(run, part)) ?? '';
    for (let at = 0; at < digits.length * BITS_OF_DIGIT; at++) if (hasBit(digits, at)) started.add(`r${part * BITS + at + 1}`);
  }
  return started;
}

/** Stores that requests are about to be sent. */
export function markStarted(document: Properties, run: string, requests: readonly string[]): void {
  store(document, startedNow(document, run, requests));
}

/** Returns the properties that say that these requests, too, are about to be sent. */
export function startedNow(document: Properties, run: string, requests: readonly string[]): Record<string, string> {
  return changed(document, { run, requests }, (digit, bit) => digit | bit);
}

/** Stores that requests certainly weren't done. */
export function clearStarted(document: Properties, run: string, requests: readonly string[]): void {
  store(
    document,
    changed(document, { run, requests }, (digit, bit) => digit & ~bit),
  );
}

/** Forgets which requests of a plan were started. */
export function removeStarted(document: Properties, run: string): void {
  for (let part = 0; document.get(nameOf(run, part)) !== undefined; part++) document.remove(nameOf(run, part));
}

function store(document: Properties, stored: Readonly<Record<string, string>>): void {
  if (Object.keys(stored).length > 0) document.setAll(stored);
}

function changed(
  document: Properties,
  { run, requests }: { run: string; requests: readonly string[] },
  digitAfter: (digit: number, bit: number) => number,
): Record<string, string> {
  const bits = requests.map((request) => Number(request.slice(1)) - 1).filter((bit) => Number.isInteger(bit) && bit >= 0);
  const parts = Array.from(new Set(bits.map((bit) => Math.floor(bit / BITS))));
  return Object.fromEntries(
    parts.map((part) => {
      const digits = Array.from(document.get(nameOf(run, part)) ?? '', digitOf);
      for (const bit of bits.filter((each) => Math.floor(each / BITS) === part).map((each) => each % BITS)) {
        const at = Math.floor(bit / BITS_OF_DIGIT);
        while (digits.length <= at) digits.push(0);
        digits[at] = digitAfter(digits[at] ?? 0, 1 << (bit % BITS_OF_DIGIT));
      }
      return [nameOf(run, part), digits.map((digit) => digit.toString(16)).join('') || '0'];
    }),
  );
}

function hasBit(digits: string, at: number): boolean {
  return (digitOf(digits[Math.floor(at / BITS_OF_DIGIT)] ?? '0') & (1 << (at % BITS_OF_DIGIT))) !== 0;
}

function digitOf(text: string): number {
  return Number.parseInt(text, 16) || 0;
}

function nameOf(run: string, part: number): string {
  return part === 0 ? `started.${run}` : `started.${run}.${part}`;
}
