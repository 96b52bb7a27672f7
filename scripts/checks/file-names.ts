// A file is named after the one idea in it; these names hold no idea and so collect everything.
const empty = /(^|\/)(utils?|helpers?|common|types|misc)(\/|\.[^/]*$)/;

export function checkFileNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (empty.test(path)) return [`${path}: use a descriptive name.`];
    if (/[^a-z0-9./-]/.test(path)) return [`${path}: file names must be lowercase with hyphens.`];
    return [];
  });
}
