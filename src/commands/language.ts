// The language of the user: what they have chosen here, or else that of their Google account. A workbook without tabs speaks it, too.

import * as z from 'zod/mini';
import { LANGUAGES, type Language, speak } from '../base/say.ts';
import type { Platform } from '../platform/ports.ts';
import type { CommandEntry } from '../protocol/command.ts';
import { readOwn } from '../sync/schedule/own-schedule.ts';
import { workbookLanguage } from '../tabs/memory/language.ts';

const PROPERTY = 'language';

/**
 * Lets this execution speak the languages of the user and of the workbook. What the user chose is read now, as it's among the properties
 * that each execution reads at its start. The rest is looked up when something is said.
 */
export function speakTo(platform: Platform, ofAccount: () => string = platform.locale): void {
  const chosen = readChosen(platform);
  const user = () => chosen ?? languageOf(ofAccount());
  speak({
    user,
    locale: () => (languageOf(ofAccount()) === user() ? ofAccount().replace('_', '-') : user()),
    workbook: () => workbookLanguage(platform.document) ?? user(),
    dictionary: (language) => JSON.parse(platform.dictionary(language)),
  });
}

/** The same for a run without anyone there. What Google returns as the language then isn't documented, so schedules store it. */
export function speakToOwner(platform: Platform, event: unknown): void {
  speakTo(platform, () => {
    const file = platform.triggers.file(event);
    return (file === undefined ? undefined : readOwn(platform, file)?.locale) ?? platform.locale();
  });
}

/** Without its properties, the user still gets the language of their account. */
function readChosen(platform: Platform): Language | undefined {
  try {
    return chosenLanguage(platform);
  } catch {
    return undefined;
  }
}

/** Returns the language that the user sees. */
export function userLanguage(platform: Pick<Platform, 'user' | 'locale'>): Language {
  return chosenLanguage(platform) ?? languageOf(platform.locale());
}

/** All kinds of Spanish are one, and a language without texts is English. */
function languageOf(locale: string): Language {
  return LANGUAGES.find((language) => new RegExp(`^${language}(?![a-z])`, 'i').test(locale)) ?? 'en';
}

/** Returns undefined if the language is that of the Google account. */
export function chosenLanguage({ user }: Pick<Platform, 'user'>): Language | undefined {
  const stored = user.get(PROPERTY);
  return LANGUAGES.find((language) => language === stored);
}

/** Chooses the language of this user, in all files. */
export const language: CommandEntry<'language'> = {
  input: () => z.object({ language: z.enum(['google', ...LANGUAGES]) }),
  run: (platform, { language: chosen }) => {
    if (chosen === 'google') platform.user.remove(PROPERTY);
    else platform.user.set(PROPERTY, chosen);
    speakTo(platform);
    return {};
  },
};
