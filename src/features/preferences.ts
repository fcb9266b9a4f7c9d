import type { Format } from './format.ts';
import type { Live } from './live.ts';

export type Theme = 'system' | 'day' | 'night' | 'contrast';
export type Language = 'en' | 'de';

/** What a person sets on this device. */
export interface Preferences {
  readonly theme: Live<Theme>;
  setTheme(theme: Theme): void;
  readonly language: Live<Language>;
  setLanguage(language: Language): Promise<void>;
  readonly format: Live<Format>;
  /** 0 to 1. */
  readonly volume: Live<number>;
  setVolume(volume: number): void;
  /** `blocked` until the first tap: browsers keep sound silent until then. */
  soundState(): 'ready' | 'blocked' | 'none';
}
