import type { Fetch } from '../../../src/sync/answer.ts';
import type { Dice } from './dice.ts';
import type { Life, Scheduler } from './scheduler.ts';

export interface Weather {
  /** Of requests, and of answers: lost on the way. An answer that is lost was given all the same. */
  readonly drop: number;
  /** Of requests: arrives a second time, later. */
  readonly twice: number;
  /** Longest way in one direction, in milliseconds; what is sent later may arrive earlier. */
  readonly delay: number;
}

export const storm: Weather = { drop: 0.15, twice: 0.12, delay: 4000 };
export const calm: Weather = { drop: 0, twice: 0, delay: 20 };

const patience = 10_000;

/** A network between one device and the server: it loses, repeats, delays and cuts, as the dice say. */
export function createNetwork(
  { scheduler, dice, weather }: { scheduler: Scheduler; dice: Dice; weather: () => Weather },
  server: Fetch,
) {
  return {
    forLife(life: Life, isOnline: () => boolean): Fetch {
      const way = (): number => 1 + dice.upTo(weather().delay);
      return async (url, init) => {
        const suspend = scheduler.suspendFor(life);
        const answer = await suspend<Response | null>((resume) => {
          const arrives = isOnline() && !dice.chance(weather().drop);
          const returns = !dice.chance(weather().drop);
          if (!arrives) return scheduler.spawn(async () => resume(null), null, patience);
          const deliver = async (): Promise<Response | null> => {
            try {
              return await server(url, init);
            } catch {
              return null;
            }
          };
          scheduler.spawn(
            async () => {
              const response = await deliver();
              await scheduler.sleep(way(), null);
              resume(returns && isOnline() ? response : null);
            },
            null,
            way(),
          );
          if (dice.chance(weather().twice))
            scheduler.spawn(async () => void (await deliver()), null, way() + dice.upTo(30_000));
        });
        if (!answer) throw new TypeError('Failed to fetch');
        return answer;
      };
    },
  };
}
