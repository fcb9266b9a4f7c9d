import type { Static, TSchema } from 'typebox';
import { useState } from 'react';
import { askInPerson } from '../ask-in-person.ts';
import { askFailureWords } from '../ask-words.ts';
import { useFloor } from '../floor.tsx';
import type { Words } from '../refusal-words.ts';

/** One thing at a time that only the server can do: busy, done, or why not. */
export function useOffice() {
  const floor = useFloor();
  const [isBusy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<Words | null>(null);
  return {
    isBusy,
    wrong,
    /** Null when it was not done; the reason stands in `wrong`. */
    async ask<Schema extends TSchema>(
      path: string,
      schema: Schema,
      body: unknown = {},
    ): Promise<Static<Schema> | null> {
      setBusy(true);
      setWrong(null);
      const answer = await askInPerson(floor, path, schema, body);
      setBusy(false);
      if (answer.kind === 'ok') return answer.value;
      setWrong(askFailureWords(answer));
      return null;
    },
  };
}
