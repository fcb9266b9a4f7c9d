/** Tells whoever listens that a company has a new version. Nothing but the number: devices then pull. */
export interface Feed {
  tell(company: string, version: number): void;
  listen(company: string, hear: (version: number) => void): () => void;
}

export function createFeed(): Feed {
  const listeners = new Map<string, Set<(version: number) => void>>();
  return {
    tell(company, version) {
      for (const hear of listeners.get(company) ?? []) hear(version);
    },
    listen(company, hear) {
      const here = listeners.get(company) ?? new Set();
      listeners.set(company, here.add(hear));
      return () => here.delete(hear);
    },
  };
}
