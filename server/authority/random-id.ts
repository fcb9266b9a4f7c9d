import { uuidV7 } from '#domain/base/ids.ts';
import type { ServerDeps } from '../deps.ts';

export const randomId = ({ clock, random }: Pick<ServerDeps, 'clock' | 'random'>): string =>
  uuidV7(clock(), random(10));
