// A file is named after the one idea in it; these names hold no idea and so collect everything.
const empty = /(^|\/)(utils?|helpers?|common|types|misc)(\/|\.[^/]*$)/;

export function checkFileNames(paths: readonly string[]): string[] {
  return paths.flatMap((path) => {
    if (empty.test(path)) return [`${path}: name the file or folder after what is in it.`];
    if (/[^a-z0-9./-]/.test(path)) return [`${path}: file names are in lower case with hyphens.`];
    return [];
  });
}
