declare global {
  interface Window {
    /** Set by public/first-keys.js, which runs before the program. */
    lotlineFirstKeys?: () => KeyboardEvent[];
  }
}

/** The keys that were pressed before the program stood, once; from now on the caller listens itself. */
export const firstKeys = (): readonly KeyboardEvent[] => window.lotlineFirstKeys?.() ?? [];
