import type { Profile } from '#domain/catalogue/person.ts';
import type { Format } from './format.ts';
import type { Live } from './live.ts';

export type Language = 'en' | 'de';

/** How the app looks, sounds and speaks now. */
export interface Preferences {
  /** [X15] The profile of whoever works here; on a device of nobody yet what was chosen on it. */
  readonly profile: Live<Profile>;
  /** Applies at once, and is remembered for the next start. */
  wear(profile: Profile): Promise<void>;
  readonly language: Live<Language>;
  readonly format: Live<Format>;
  /** `blocked` until the first tap: browsers keep sound silent until then. */
  soundState(): 'ready' | 'blocked' | 'none';
}
