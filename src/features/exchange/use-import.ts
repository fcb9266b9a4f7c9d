import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import {
  type Import,
  ImportSchema,
  type TableName,
  maxImportBytes,
} from '#domain/protocol/exchange-messages.ts';
import { paths } from '#domain/protocol/paths.ts';
import type { Answer } from '../../data/contract.ts';
import { askInPerson } from '../ask-in-person.ts';
import { useFloor } from '../floor.tsx';
import type { Words } from '../refusal-words.ts';
import { importFailureWords, tooLarge } from './import-failure-words.ts';

/** Where bringing a list in stands. Until `ended` with `done`, nothing has been changed. */
export type ImportStep =
  | { readonly kind: 'file'; readonly failure: Words | null; readonly cancelled?: true }
  /** On its way to the server, which looks at every line. */
  | { readonly kind: 'reading' }
  | { readonly kind: 'looked'; readonly found: Import; readonly failure: Words | null }
  /** `silent`: the server does not answer just now; it goes on by itself. */
  | { readonly kind: 'carrying'; readonly found: Import; readonly silent: boolean }
  | { readonly kind: 'ended'; readonly found: Import };

const askEvery = 500;
const blank: ImportStep = { kind: 'file', failure: null };

/** One list on its way in. What is under way has its address, so that it is found again after leaving the screen. */
export function useImport(list: TableName) {
  const floor = useFloor();
  const [params, setParams] = useSearchParams();
  const [step, setStep] = useState<ImportStep>(blank);
  /** Counts what was begun: an answer to something that was given up is not shown. */
  const turn = useRef(0);
  /** What is being cancelled: that it is gone from the server is no news. */
  const givenUp = useRef<string | null>(null);
  const id = params.get('import');

  const ask = async (template: string, of: string, body?: unknown): Promise<Answer<Import>> => {
    try {
      return await askInPerson(floor, template.replace(':id', encodeURIComponent(of)), ImportSchema, body);
    } catch {
      // The device's own stores are closing under it: nobody will read the answer.
      return { kind: 'unreachable' };
    }
  };
  const keep = (found: string | null): void =>
    setParams(found === null ? { list } : { list, import: found }, { replace: true });
  const show = (found: Import): void => {
    if (found.state === 'carrying-out') return setStep({ kind: 'carrying', found, silent: false });
    setStep(found.state === 'staged' ? { kind: 'looked', found, failure: null } : { kind: 'ended', found });
  };

  // Found again by its address.
  const resumed = useRef<string | null>(null);
  useEffect(() => {
    if (id === null || resumed.current === id || step.kind !== 'file') return;
    resumed.current = id;
    void ask(paths.import, id).then((answer) => {
      if (answer.kind === 'ok') return show(answer.value);
      return setStep({ kind: 'file', failure: importFailureWords(answer) });
    });
  });

  const carrying = step.kind === 'carrying' ? step.found.id : null;
  useEffect(() => {
    if (carrying === null) return undefined;
    const leaving = new AbortController();
    const watch = async (): Promise<void> => {
      while (!leaving.signal.aborted) {
        await new Promise((resolve) => {
          setTimeout(resolve, askEvery);
        });
        const answer = await ask(paths.import, carrying);
        if (leaving.signal.aborted) return;
        if (givenUp.current === carrying) continue;
        if (answer.kind === 'unreachable')
          setStep((now) => (now.kind === 'carrying' ? { ...now, silent: true } : now));
        else if (answer.kind === 'no') setStep({ kind: 'file', failure: importFailureWords(answer) });
        else {
          show(answer.value);
          // The rows are on their way to every device; this one need not wait for its turn.
          if (answer.value.state === 'done') void floor.syncNow();
        }
      }
    };
    void watch();
    return () => leaving.abort();
    // The functions of one drawing are as good as those of the next.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [carrying]);

  return {
    step,

    async bring(file: Blob): Promise<void> {
      const own = (turn.current += 1);
      if (file.size > maxImportBytes) return setStep({ kind: 'file', failure: tooLarge });
      setStep({ kind: 'reading' });
      // What it is is seen from its content, whatever the machine it comes from calls it.
      const body = new Blob([file], { type: 'application/octet-stream' });
      const answer = await askInPerson(floor, paths.stageImport.replace(':table', list), ImportSchema, body);
      if (turn.current !== own) {
        if (answer.kind === 'ok') void ask(paths.cancelImport, answer.value.id, {});
        return undefined;
      }
      if (answer.kind !== 'ok') return setStep({ kind: 'file', failure: importFailureWords(answer) });
      resumed.current = answer.value.id;
      keep(answer.value.id);
      return show(answer.value);
    },

    async carryOut(found: Import): Promise<void> {
      const answer = await ask(paths.commitImport, found.id, {});
      if (answer.kind === 'ok') return show(answer.value);
      return setStep({ kind: 'looked', found, failure: importFailureWords(answer) });
    },

    async cancel(): Promise<void> {
      turn.current += 1;
      const found = step.kind === 'looked' || step.kind === 'carrying' ? step.found : null;
      givenUp.current = found?.id ?? null;
      const answer = found && (await ask(paths.cancelImport, found.id, {}));
      // Too late: it is in force, and the person must know.
      if (answer?.kind === 'ok' && answer.value.state !== 'staged') return show(answer.value);
      // Nobody can say yet whether it was stopped: it is watched on.
      if (step.kind === 'carrying' && answer?.kind === 'unreachable') {
        givenUp.current = null;
        return setStep({ ...step, silent: true });
      }
      keep(null);
      // A list that could not come in was not given up by anybody.
      const wasGivenUp = found === null || found.clean;
      return setStep({ kind: 'file', failure: null, ...(wasGivenUp && { cancelled: true }) });
    },

    /** Another file for the same list. */
    again(): void {
      turn.current += 1;
      keep(null);
      setStep(blank);
    },
  };
}
