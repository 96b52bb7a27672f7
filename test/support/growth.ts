// How the work of something grows with its input. Machines differ, and a busy one is slow, so times are only compared within a process.

/** How much longer the longer input is. */
const LONGER = 32;
/** Linear work grows by 32, up to three times that where the longer input no longer fits a cache, and quadratic work by 1,024. */
const MOST = 256;
/** A comparison that other work has disturbed is made again. */
const COMPARISONS = 6;
/** What takes less processor time than this many microseconds is repeated. */
const MEASURABLE = 500;

/** Returns whether an input that is 32 times as long takes `run` far less than 1,024 times as long. */
export function growsLinearly(run: (length: number) => unknown, length: number): boolean {
  const [short, long] = [repeated(() => run(length)), repeated(() => run(length * LONGER))];
  let [ofShort, ofLong] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let comparison = 1; comparison <= COMPARISONS; comparison++) {
    ofShort = Math.min(ofShort, short());
    ofLong = Math.min(ofLong, long());
    if (comparison > 1 && ofLong < MOST * ofShort) return true;
  }
  return false;
}

/** Returns what measures `run`, as often as it takes to be measured: the processor time of one run in microseconds. */
function repeated(run: () => unknown): () => number {
  let times = 1;
  while (cost(run, times) < MEASURABLE) times *= 2;
  return () => cost(run, times) / times;
}

/** Returns the processor time in microseconds: waiting for a turn doesn't count. */
function cost(run: () => unknown, times: number): number {
  const start = process.cpuUsage();
  for (let time = 0; time < times; time++) run();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
