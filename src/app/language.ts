import { type Messages, i18n } from '@lingui/core';
import type { Language } from '../features/preferences.ts';
import { messages as english } from './languages/en.po';

const loaders: Readonly<Record<Exclude<Language, 'en'>, () => Promise<{ readonly messages: Messages }>>> = {
  de: () => import('./languages/de.po'),
};

/** Loads the words of a language and speaks it. English is always there; a language that cannot be loaded leaves things as they were. */
export async function speak(language: Language): Promise<void> {
  const { messages } = language === 'en' ? { messages: english } : await loaders[language]();
  i18n.loadAndActivate({ locale: language, messages });
  document.documentElement.lang = language;
}

/** The language that this browser asks for, as far as we speak it. */
export const preferredLanguage = (wanted: readonly string[]): Language =>
  wanted
    .map((tag) => tag.slice(0, 2).toLowerCase())
    .find((tag): tag is Language => tag === 'de' || tag === 'en') ?? 'en';
