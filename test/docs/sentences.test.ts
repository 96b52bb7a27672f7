import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { buttonTexts, sourceTexts, textsOf } from './source-texts.ts';
import { brokenRules, MAX_BUTTON, MAX_WORDS, sentencesOf, wordsIn } from './voice-rules.ts';

const src = join(import.meta.dirname, '../../src');

/** Files whose texts go over the wire, not to a person. */
const ON_THE_WIRE = ['platform/google/http.ts', 'catalog/wire/send.ts'];

/** Texts that break a rule on purpose, each with its reason. */
const EXCEPTIONS: Readonly<Record<string, string>> = {
  '- …: …': 'an item of a Markdown list',
};

/** Sentences that are longer than the goal, because their facts belong together. */
const LONG: readonly string[] = [];

/** Their rules are in test/docs/spanish.test.ts. */
const SPANISH = /(^|\/)texts\/es\//;

const texts = sourceTexts(src).filter(({ file }) => !ON_THE_WIRE.includes(file) && !SPANISH.test(file));

describe('user-facing sentences of the source', () => {
  it('are found in texts, problems, the table of resources, and Status texts', () => {
    expect(texts.length).toBeGreaterThan(1000);
    const found = (file: string) => texts.filter((each) => each.file === file).length;
    for (const file of [
      'sidebar/texts/en/review.ts',
      'protocol/problems.ts',
      'catalog/resources/courses.ts',
      'tabs/cells/status-text.ts',
      'sync/pull/pull-notes.ts',
    ])
      expect([file, found(file)]).not.toEqual([file, 0]);
  });

  it('break no rule of the voice guide', () => {
    const broken = texts
      .filter(({ text }) => !(text in EXCEPTIONS))
      .flatMap(({ file, text }) => brokenRules(text).map((rule) => `${file}: ${text} (${rule})`));
    expect(broken).toEqual([]);
  });

  it(`have at most ${MAX_WORDS} words, apart from listed exceptions`, () => {
    const sentences = texts.flatMap(({ file, text }) => sentencesOf(text).map((sentence) => ({ file, sentence })));
    const long = sentences.filter(({ sentence }) => wordsIn(sentence) > MAX_WORDS && !LONG.includes(sentence));
    expect(long.map(({ file, sentence }) => `${file}: ${sentence}`)).toEqual([]);
    expect(LONG.filter((each) => !sentences.some(({ sentence }) => sentence === each) || wordsIn(each) > 20)).toEqual([]);
  });

  it(`fit on buttons with at most ${MAX_BUTTON} characters, placeholders aside`, () => {
    const buttons = buttonTexts(join(src, 'sidebar'));
    expect(buttons.length).toBeGreaterThan(40);
    expect(buttons.map(({ text }) => text)).toEqual(expect.arrayContaining(['Connect', 'Check access again', 'Include all …']));
    expect(buttons.filter(({ text }) => text.replaceAll('…', '').length > MAX_BUTTON)).toEqual([]);
  });
});

describe('the rules of the voice guide', () => {
  it.each([
    ['Your key may not do this.', 'can or might instead of may'],
    ['Nobody is on the waitlist.', 'no "nobody" or "no one"'],
    ['Sent. Nothing was removed.', 'no "nothing" or "none" as the subject'],
    ['Catalog retries by itself.', 'nouns and conditions instead of set phrases'],
    ['The response is no image.', 'no "is no X"'],
    ['Look in Catalog; then try again.', 'no semicolon'],
    ['It cannot be sent.', 'contractions'],
    ["It can't be sent.", 'curly apostrophe'],
    ['Canvas user id', 'ID in capitals'],
    ['E-mail each learner', 'email without a hyphen'],
    ['Switched on in the review', 'web verbs'],
  ])('find a broken rule in “%s”', (text, rule) => {
    expect(brokenRules(text)).toEqual([rule]);
  });

  it('accept plain sentences', () => {
    for (const text of [
      'Your API key can’t do this.',
      'This record no longer exists.',
      'No rows were removed.',
      'IDs, separated by commas.',
    ])
      expect([text, brokenRules(text)]).toEqual([text, []]);
  });

  it('count the words of each sentence, placeholders included', () => {
    expect(sentencesOf('Only … of … rows. Pull again.').map(wordsIn)).toEqual([5, 2]);
  });

  it('read strings and JSX, but no class names', () => {
    const source = 'const a = "Kept rows"; const b = <p class="gray small" title="Two words">Some text {"in here"}</p>;';
    expect(textsOf(source)).toEqual(['Kept rows', 'Two words', 'Some text', 'in here']);
  });
});
