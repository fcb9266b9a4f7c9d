import { useSyncExternalStore } from 'react';

const query = '(min-width: 760px)';

/** Room for two panes: a list and what was chosen from it. */
export const useWide = (): boolean => useSyncExternalStore(subscribe, isWide);

const subscribe = (listener: () => void): (() => void) => {
  if (typeof matchMedia !== 'function') return () => undefined;
  const media = matchMedia(query);
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
};

const isWide = (): boolean => typeof matchMedia === 'function' && matchMedia(query).matches;
