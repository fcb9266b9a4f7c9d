/** A value that changes by itself, such as the device's status. A screen reads it and hears of changes. */
export interface Live<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Changing<T> extends Live<T> {
  set(value: T): void;
}

export function createLive<T>(first: T): Changing<T> {
  let value = first;
  const listeners = new Set<() => void>();
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return;
      value = next;
      for (const listener of Array.from(listeners)) listener();
    },
    subscribe(listener) {
      // A wrapper of its own, so that the same function may be subscribed twice and left once.
      const own = (): void => listener();
      listeners.add(own);
      return () => {
        listeners.delete(own);
      };
    },
  };
}
