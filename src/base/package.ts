// Which package this is. The build writes this file anew for each package (scripts/server-bundle.ts).

export interface Package {
  /** `bound`: the script is inside one spreadsheet. `add-on`: it's installed for users, and outside of their files. */
  kind: 'bound' | 'add-on';
  /** The only addresses that its manifest allows, such as `https://catalog.example.edu/`. Absent if it allows any. */
  addresses?: readonly string[];
}

export const PACKAGE: Package = { kind: 'bound' };
