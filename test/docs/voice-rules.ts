// The rules of the voice guide that a program can check.

/** The longest sentence that the interface shows, in words. */
export const MAX_WORDS = 14;
/** The longest text of a button, without its placeholders. */
export const MAX_BUTTON = 24;

const RULES: readonly { name: string; broken: RegExp }[] = [
  { name: 'can or might instead of may', broken: /\bmay\b/i },
  { name: 'no "nobody" or "no one"', broken: /\b(?:nobody|no one|no-one)\b/i },
  {
    name: 'no "nothing" or "none" as the subject',
    broken: /(?:^|[.!?:] )(?:nothing|none) \p{L}|\b(?:nothing|none) (?:is|are|was|were|has|have|can)\b/iu,
  },
  {
    name: 'nouns and conditions instead of set phrases',
    broken: /\b(?:by itself|by themselves|anew|what became of|in case|in order to)\b/i,
  },
  { name: 'no "is no X"', broken: /\b(?:is|are|was|were) no (?!longer|more\b)\p{L}/iu },
  { name: 'no semicolon', broken: /;/ },
  { name: 'no dash as a pause', broken: / [–—-] / },
  { name: 'contractions', broken: /\b(?:cannot|(?:is|are|was|were|do|does|did|has|have|had|could|would|should|can|will) not)\b/i },
  { name: 'curly apostrophe', broken: /\p{L}'\p{L}/u },
  { name: 'ID in capitals', broken: /\b(?:Id|id|Ids|ids)\b/ },
  { name: 'email without a hyphen', broken: /\be-mails?\b/i },
  { name: 'American spelling', broken: /\b(?:colour|honour|cancell|normalis|sanitis|licence\b)/i },
  { name: 'web verbs', broken: /\b(?:tick|untick|press|mend|switch(?:ed)? (?:on|off))\b/i },
  { name: 'no "please" or "sorry"', broken: /\b(?:please|sorry)\b/i },
  { name: 'demo Catalog', broken: /\bpractice Catalog\b/i },
];

/** Returns the names of the rules that a text breaks. */
export function brokenRules(text: string): string[] {
  return RULES.filter(({ broken }) => broken.test(text)).map(({ name }) => name);
}

/** Returns the sentences of a text. */
export function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.?!])\s+(?=[\p{Lu}…“])|\n/u);
}

/** Returns the number of words in a sentence; a placeholder counts as one. */
export function wordsIn(sentence: string): number {
  return sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}…]/u.test(word)).length;
}
