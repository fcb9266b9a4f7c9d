import { paths } from '#domain/protocol/paths.ts';
import type { Listen } from './sync.ts';

/**
 * Server-sent events: only a poke that there is a new version; the rows come by a pull. The browser mends a broken
 * stream by itself and gives up on one that is refused; then the next good pull opens another.
 */
export const listenToServer: Listen = (heard) => {
  const source = new EventSource(paths.events);
  source.addEventListener('message', heard);
  return { isAlive: () => source.readyState !== EventSource.CLOSED, stop: () => source.close() };
};
