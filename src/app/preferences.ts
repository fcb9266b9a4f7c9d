import type { Profile } from '#domain/catalogue/person.ts';
import { usualProfile } from '#domain/catalogue/rights.ts';
import { createFormat, type Format, type Names } from '../features/format.ts';
import { type Changing, createLive } from '../features/live.ts';
import type { Language, Preferences } from '../features/preferences.ts';
import type { Feedback } from '../scan/feedback/feedback.ts';
import { preferredLanguage, speak } from './language.ts';

const keptAs = 'lotline-profile';

/** What was worn last is kept in localStorage: small, not precious, and at hand before the first paint. */
export async function createPreferences(
  storage: Storage,
  feedback: Feedback,
): Promise<Preferences & { setTimeZone(timeZone: string): void; setNames(names: Names): void }> {
  const profile = createLive<Profile>(keptIn(storage));
  const language = createLive<Language>(languageOf(profile.get()));
  let timeZone: string | undefined;
  let names: Names = new Map();
  const format: Changing<Format> = createLive(createFormat(language.get(), timeZone));
  const write = (): void => format.set(createFormat(language.get(), timeZone, names));

  await speak(language.get());
  show(profile.get(), feedback);
  for (const query of ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'])
    matchMedia(query).addEventListener('change', () => show(profile.get(), feedback));

  return {
    profile,
    async wear(next) {
      storage.setItem(keptAs, JSON.stringify(next));
      profile.set(next);
      show(next, feedback);
      const spoken = languageOf(next);
      if (spoken === language.get()) return;
      await speak(spoken);
      language.set(spoken);
      write();
    },
    language,
    format,
    soundState: feedback.sound,
    setTimeZone(next) {
      if (next === timeZone) return;
      timeZone = next;
      write();
    },
    setNames(next) {
      const isSame = next.size === names.size && [...next].every(([id, name]) => names.get(id) === name);
      if (isSame) return;
      names = next;
      write();
    },
  };
}

function keptIn(storage: Storage): Profile {
  try {
    const kept: unknown = JSON.parse(storage.getItem(keptAs) ?? 'null');
    return isProfile(kept) ? kept : usualProfile;
  } catch {
    return usualProfile;
  }
}

/** Of this program or an older one; looked at lightly, because the first screen does not wait for the schemas. */
const isProfile = (kept: unknown): kept is Profile =>
  typeof kept === 'object' &&
  kept !== null &&
  Object.entries(usualProfile).every(([name, usual]) => {
    const value: unknown = (kept as Record<string, unknown>)[name];
    return typeof value === typeof usual || (name === 'language' && typeof value === 'string');
  });

const languageOf = ({ language }: Profile): Language =>
  preferredLanguage([language ?? '', ...navigator.languages]);

/** Look, sizes, hand, sound and vibration, at once. */
function show(profile: Profile, feedback: Feedback): void {
  const root = document.documentElement;
  const theme = themeOf(profile);
  root.dataset['theme'] = theme;
  root.dataset['hand'] = profile.hand;
  root.style.fontSize = `${profile.textSize}%`;
  root.style.setProperty('--button-size', String(profile.buttonSize / 100));
  document
    .querySelector('meta[name="theme-color"]')
    ?.setAttribute('content', theme === 'night' ? '#0b0f14' : '#ffffff');
  // 4 of 10 is as loud as a hall needs; beyond 7 small speakers only rattle.
  feedback.setVolume(Math.min(1, profile.sound * 0.15));
  feedback.setVibration(profile.vibration);
}

function themeOf({ theme }: Profile): 'day' | 'night' | 'contrast' {
  if (theme !== 'system') return theme;
  const asks = (query: string): boolean => matchMedia(query).matches;
  if (asks('(prefers-contrast: more)')) return 'contrast';
  return asks('(prefers-color-scheme: dark)') ? 'night' : 'day';
}
