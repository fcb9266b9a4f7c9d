import { createFormat, type Format } from '../features/format.ts';
import { type Changing, createLive } from '../features/live.ts';
import type { Language, Preferences, Theme } from '../features/preferences.ts';
import type { Feedback } from '../scan/feedback/feedback.ts';
import { preferredLanguage, speak } from './language.ts';

const themes: readonly Theme[] = ['system', 'day', 'night', 'contrast'];

/** Kept in localStorage: small, not precious, and at hand before the first paint. */
export async function createPreferences(
  storage: Storage,
  feedback: Feedback,
): Promise<Preferences & { setTimeZone(timeZone: string): void }> {
  const kept = (name: string): string | null => storage.getItem(`lotline-${name}`);
  const theme = createLive<Theme>(themes.find((each) => each === kept('theme')) ?? 'system');
  const language = createLive<Language>(preferredLanguage([kept('language') ?? '', ...navigator.languages]));
  const volume = createLive(Number(kept('volume') ?? '0.6'));
  let timeZone: string | undefined;
  const format: Changing<Format> = createLive(createFormat(language.get(), timeZone));

  feedback.setVolume(volume.get());
  await speak(language.get());
  paint(theme.get());
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    matchMedia(query).addEventListener('change', () => paint(theme.get()));

  return {
    theme,
    setTheme(next) {
      storage.setItem('lotline-theme', next);
      theme.set(next);
      paint(next);
    },
    language,
    async setLanguage(next) {
      await speak(next);
      storage.setItem('lotline-language', next);
      language.set(next);
      format.set(createFormat(next, timeZone));
    },
    format,
    volume,
    setVolume(next) {
      storage.setItem('lotline-volume', String(next));
      volume.set(next);
      feedback.setVolume(next);
    },
    soundState: feedback.sound,
    setTimeZone(next) {
      if (next === timeZone) return;
      timeZone = next;
      format.set(createFormat(language.get(), next));
    },
  };
}

function paint(theme: Theme): void {
  const asks = (query: string): boolean => matchMedia(query).matches;
  const system = asks('(prefers-contrast: more)')
    ? 'contrast'
    : asks('(prefers-color-scheme: dark)')
      ? 'night'
      : 'day';
  const shown = theme === 'system' ? system : theme;
  document.documentElement.dataset['theme'] = shown;
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', shown === 'night' ? '#0b0f14' : '#ffffff');
}
