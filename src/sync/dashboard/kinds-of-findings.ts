// The kinds of findings that the dashboard counts, in the order of their reports.
import { saidHere } from '../../base/say.ts';
import { FINDING_SOURCES, type SourceName, sources } from './sources.ts';

/** A kind of finding, and the pattern of the cells that show it. */
export interface Kind {
  name: SourceName;
  /** The title of its report. */
  title: string;
  finding: string;
  field: string;
  pattern: string;
}

/** These name days in their texts. The keys of their rows don't. */
const DATED: readonly (readonly [finding: string, slug: string])[] = [
  ['Closes soon', 'closes'],
  ['Closed, still turned on', 'closed'],
  ['Opens soon', 'opens'],
  ['Starts soon, but is closed', 'starts'],
  ['Open, already ended', 'ended'],
  ['Open without an end', 'endless'],
];

export function kindsOfFindings(): Kind[] {
  const all = sources();
  return FINDING_SOURCES.flatMap((name) => {
    const source = all.find((each) => each.name === name);
    if (!source) return [];
    const { title, report } = source;
    const { choices, words } = report.fields.find((field) => field.name === 'finding') ?? {};
    if (choices)
      return choices.map((choice): Kind => {
        const finding = words?.[choice] ?? choice;
        return { name, title, finding, field: 'finding', pattern: finding };
      });
    return DATED.map(([finding, slug]): Kind => ({ name, title, finding: saidHere(finding), field: 'row', pattern: `*-${slug}` }));
  });
}
