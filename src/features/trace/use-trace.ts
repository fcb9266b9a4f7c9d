import { useCallback, useEffect, useState } from 'react';
import type { Instant } from '#domain/base/calendar.ts';
import { paths } from '#domain/protocol/paths.ts';
import {
  type LedgerMove,
  type MovesAnswer,
  MovesAnswerSchema,
  type TraceAnswer,
  TraceAnswerSchema,
  type TraceKind,
} from '#domain/protocol/trace-messages.ts';
import type { Direction } from '#domain/trace/trace.ts';
import { useAsked, useFloor } from '../floor.tsx';
import { useContact } from '../use-contact.ts';
import { movesHere, traceHere } from './device-trace.ts';

/** Whose answer it is. `asking`: the device's own, while the server is asked for all there is. */
export type Source = 'server' | 'device' | 'asking';

interface Answered {
  readonly source: Source;
  /** When the server said so. */
  readonly at: Instant | null;
  /** Asks the server anew: what is shown does not change under the reader's eyes. */
  readonly again: () => void;
}

export interface TraceSaid extends Pick<TraceAnswer, 'lines' | 'cut' | 'completeness'>, Answered {
  readonly total: number;
  /** Nothing when all lines are here. */
  readonly more: (() => void) | undefined;
}

const filled = (path: string, kind: TraceKind, id: string): string =>
  path.replace(':kind', kind).replace(':id', encodeURIComponent(id));

/** [T34] What this device holds, at once; then the server's whole answer, as soon as there is one. */
export function useTrace(kind: 'lot' | 'order', id: string, direction: Direction): TraceSaid | null {
  const floor = useFloor();
  const { ask, now } = floor;
  const here = useAsked(() => traceHere(floor, kind, id, direction), [kind, id, direction]);
  const load = useCallback(
    async (from: number): Promise<TraceAnswer | null> => {
      const path = `${filled(paths.trace, kind, id)}?direction=${direction}&from=${from}`;
      const answer = await ask(path, TraceAnswerSchema);
      return answer.kind === 'ok' ? answer.value : null;
    },
    [ask, kind, id, direction],
  );
  const [said, setSaid] = useState<Said<typeof load, TraceAnswer> | null>(null);
  const again = useCallback(async (): Promise<void> => {
    const answer = await load(0);
    setSaid({ by: load, answer, at: now() });
  }, [load, now]);
  useEffect(() => {
    let current = true;
    void load(0).then((answer) => current && setSaid({ by: load, answer, at: now() }));
    return () => {
      current = false;
    };
  }, [load, now]);
  const mine = said?.by === load ? said : null;
  useContact(mine?.answer === null, () => void again());
  const whole = mine?.answer ?? null;
  const more = useCallback(async (): Promise<void> => {
    const next = whole?.next ?? null;
    const page = next === null ? null : await load(next);
    if (!whole || !page) return;
    // Something has happened between two pages: from the beginning.
    if (page.version !== whole.version) return again();
    setSaid((before) =>
      before?.answer === whole
        ? { ...before, answer: { ...page, lines: [...whole.lines, ...page.lines] } }
        : before,
    );
  }, [load, whole, again]);
  const shared = { at: mine?.at ?? null, again: () => void again() };
  if (whole)
    return {
      ...whole,
      ...shared,
      source: 'server',
      more: whole.next === null ? undefined : () => void more(),
    };
  if (here.state === 'loading') return null;
  const total = here.value.lines.length;
  return { ...here.value, ...shared, total, source: mine ? 'device' : 'asking', more: undefined };
}

/** An answer, and the question it belongs to: an older one may come late. */
interface Said<Load, Answer> {
  readonly by: Load;
  /** Null: the server did not say. */
  readonly answer: Answer | null;
  readonly at: Instant;
}

export interface MovesSaid extends Answered {
  readonly moves: readonly LedgerMove[];
  readonly more: (() => void) | null;
}

const movesAtOnce = 100;

/** [T33] Every move, newest first: what this device holds, then the server's own ledger. */
export function useMoves(kind: TraceKind, id: string): MovesSaid | null {
  const floor = useFloor();
  const { ask, now } = floor;
  const [most, setMost] = useState(movesAtOnce);
  const here = useAsked(() => movesHere(floor, kind, id, most), [kind, id, most]);
  const load = useCallback(
    async (before: string | null): Promise<MovesAnswer | null> => {
      const query = before === null ? '' : `?before=${encodeURIComponent(before)}`;
      const answer = await ask(`${filled(paths.moves, kind, id)}${query}`, MovesAnswerSchema);
      return answer.kind === 'ok' ? answer.value : null;
    },
    [ask, kind, id],
  );
  const [said, setSaid] = useState<Said<typeof load, MovesAnswer> | null>(null);
  const again = useCallback(async (): Promise<void> => {
    const answer = await load(null);
    setSaid({ by: load, answer, at: now() });
  }, [load, now]);
  useEffect(() => {
    let current = true;
    void load(null).then((answer) => current && setSaid({ by: load, answer, at: now() }));
    return () => {
      current = false;
    };
  }, [load, now]);
  const mine = said?.by === load ? said : null;
  useContact(mine?.answer === null, () => void again());
  const shared = { at: mine?.at ?? null, again: () => void again() };
  if (mine?.answer) {
    const { moves, next } = mine.answer;
    const more = async (): Promise<void> => {
      const page = await load(next);
      if (page)
        setSaid((before) =>
          before === mine ? { ...mine, answer: { ...page, moves: [...moves, ...page.moves] } } : before,
        );
    };
    return { ...shared, moves, source: 'server', more: next === null ? null : () => void more() };
  }
  if (here.state === 'loading') return null;
  const { moves, more } = here.value;
  return {
    ...shared,
    moves,
    source: mine ? 'device' : 'asking',
    more: more ? () => setMost(most + movesAtOnce) : null,
  };
}
