// The sections of CHANGELOG.md by version. Changesets writes one for each release.
export interface Section {
  version: string;
  text: string;
}

export function sectionsOf(changelog: string): Section[] {
  return changelog
    .split(/^## /m)
    .slice(1)
    .map((section) => {
      const [heading = '', ...lines] = section.split('\n');
      return { version: /^\d+\.\d+\.\d+/.exec(heading)?.[0] ?? heading, text: lines.join('\n').trim() };
    });
}
