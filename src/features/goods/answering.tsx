import type { ReactNode } from 'react';
import { Busy } from '../../ui/sheet.tsx';
import { useLive } from '../floor.tsx';
import type { Turns } from './turns.ts';

/** The sheets of a screen: while one is being answered they stay as they are. */
export const Answering = ({ turns, children }: { readonly turns: Turns; readonly children: ReactNode }) => (
  <Busy when={useLive(turns.isAnswering)}>{children}</Busy>
);
