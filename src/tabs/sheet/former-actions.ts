// Words of the Action column that earlier versions used. They are read everywhere, and a refresh rewrites them in the tab.

/** Words of the Action column by their former spelling. */
const ACTIONS: Readonly<Record<string, string>> = {
  'give catalog': 'add catalog',
  'take catalog': 'remove catalog',
  'clear merge': 'unmerge',
};

/** Returns an Action as it is spelled today. */
export function currentAction(word: string): string {
  return ACTIONS[word] ?? word;
}

/** Returns an operation as the first version spelled it, so that checksums of stored plans stay valid. */
export function formerAction(word: string): string {
  return Object.keys(ACTIONS).find((former) => ACTIONS[former] === word) ?? word;
}

/** Returns a header's note with today's Action words. */
export function currentNote(note: string): string {
  return Object.entries(ACTIONS).reduce((text, [former, word]) => text.split(former).join(word), note);
}
