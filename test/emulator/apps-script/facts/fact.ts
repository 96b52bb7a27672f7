// One fact about Apps Script: what is known, where it's from, and which test holds it.
import type { HostSwitches } from '../../../../emulator/host-switches.ts';
import type { SourceName } from './sources.ts';

export interface Fact {
  fact: string;
  source: SourceName;
  /** The switch that this decides: it plays the other answers, where documents are silent or disagree. */
  decides?: keyof HostSwitches;
}

/** By test file and title: what the test holds. */
export type FactsByTest = Readonly<Record<string, Readonly<Record<string, Fact | readonly Fact[]>>>>;
