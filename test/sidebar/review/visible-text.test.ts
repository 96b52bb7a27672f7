import { describe, expect, it } from 'vitest';
import { visibleText } from '../../../src/sidebar/review/visible-text.ts';

describe('a value in the review', () => {
  it.each([
    ['Botany ', 'Botany⟨1 space⟩'],
    ['  Botany', '⟨2 spaces⟩Botany'],
    ['   ', '⟨3 spaces⟩'],
    ['Yoga\u00a0I', 'Yoga⟨no-break space⟩I'],
    ['Bot\u200bany', 'Bot⟨zero-width space⟩any'],
    ['\u202eynatoB', '⟨direction mark⟩ynatoB'],
    ['Bot\u200dany', 'Bot⟨joiner⟩any'],
    ['B\u043etany', 'B\u043e⟨Cyrillic⟩tany'],
    ['\u041c\u043e\u0441\u043ava', '\u041c\u043e\u0441\u043av⟨Latin⟩a⟨Latin⟩'],
  ])('names what can’t be seen in %j', (text, shown) => {
    expect(visibleText(text)).toBe(shown);
  });

  it.each([
    '',
    'Two  spaces inside',
    'Über-Leadership',
    '👩\u200d💻 Coding',
    '\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645',
    'Москва Moscow',
  ])('shows %j as it is', (text) => {
    expect(visibleText(text)).toBe(text);
  });
});
