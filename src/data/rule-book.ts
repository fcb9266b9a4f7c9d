type Rules = typeof import('./rules.ts');

let loading: Promise<Rules> | null = null;

/**
 * The rule book and the shapes of payloads weigh as much as the rest of the first screen, which needs neither: they are
 * loaded right after it. What is scanned before they are here waits for them and is not lost.
 */
export function ruleBook(): Promise<Rules> {
  loading ??= import('./rules.ts').catch((error: unknown) => {
    // The next one who asks tries again.
    loading = null;
    throw error;
  });
  return loading;
}
