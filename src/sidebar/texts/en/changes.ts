// What's new in this version, for users who come from the last one. A test compares the version with that of the package.
export const changesTexts = {
  about: 'About',
  installed: {
    bound: (version: string) => `Catalog Sync ${version}, inside this spreadsheet.`,
    'add-on': (version: string) => `Catalog Sync ${version}, installed as an add-on.`,
  },
  title: (version: string) => `What’s new in ${version}`,
  version: '0.1.0',
  items: [
    'Pull Catalog data into tabs, edit it, review each change, and send it.',
    'A refresh keeps unsent edits, your own columns, and your formulas.',
    'Reports, schedules, and tasks such as enrolling learners.',
    'Your institution can install it as an add-on.',
  ],
};
