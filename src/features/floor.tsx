import { createContext, use, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Instant } from '#domain/base/calendar.ts';
import type { Result } from '#domain/base/result.ts';
import type { Demo } from '#domain/protocol/office.ts';
import type {
  AskServer,
  DeviceStatus,
  EnrolFailure,
  FetchFile,
  Founding,
  SetUpFailure,
  Notes,
  Numbers,
  Queue,
  Recorder,
  Rows,
  RescueFailure,
  Rescued,
} from '../data/contract.ts';
import type { Crew } from './crew.ts';
import type { Format } from './format.ts';
import type { Live } from './live.ts';
import type { ScanDesk } from './scan-desk.ts';
import type { Preferences } from './preferences.ts';
import type { Scanner } from '../scan/wedge/scanner.ts';

/** Everything a screen may lean on. The composition root makes it; screens never see a database, a clock or the network. */
export interface Floor {
  /** The server's last word with the effects of what waits on this device on top. */
  readonly world: Rows;
  readonly recorder: Recorder;
  readonly numbers: Numbers;
  readonly notes: Notes;
  readonly queue: Pick<Queue, 'list' | 'get' | 'getMany' | 'exportFile'>;
  readonly status: Live<DeviceStatus>;
  /** Counts up when `world` or `queue` may answer otherwise than before. */
  readonly changes: Live<number>;
  readonly desk: ScanDesk;
  /** The scanner that types into this device, and what was learnt of it. */
  readonly scanner: Scanner;
  readonly preferences: Preferences;
  readonly access: Access;
  /** Who is at work, and their signature. */
  readonly people: Crew;
  /** What is not kept on the device: people, devices, tokens, lists. Answers `unreachable` offline. */
  readonly ask: AskServer;
  /** A file that the server writes. */
  readonly fetchFile: FetchFile;
  readonly machine: Machine;
  now(): Instant;
  /** The person has read what the last start found. */
  recoveryRead(): Promise<void>;
  /** Try the server now, without waiting for the back-off. */
  syncNow(): Promise<void>;
}

export interface Access {
  /** With the one-time code from the server. */
  enrol(code: string, name: string): Promise<EnrolAnswer>;
  /** With the link that an empty server printed. */
  setUp(founding: Founding): Promise<SetUpAnswer>;
  /** [DEV-1] Takes over what a broken device had saved as a file. */
  rescue(file: string): Promise<Result<Rescued, RescueFailure>>;
  /** [T1] Told to empty itself: a person has saved what could not be handed over. */
  empty(): Promise<void>;
  /** The demo plant at hand: a code for each person, and what there is to scan. Null where the server shows none. */
  demo(): Promise<Demo | null>;
}

/** How founding a plant went. */
type SetUpAnswer = 'begun' | SetUpFailure;

type EnrolAnswer = 'enrolled' | EnrolFailure;

/** What the browser can do, for the device page. */
export interface Machine {
  readonly version: string;
  /** Asks the browser to keep our data when it runs out of room. */
  persist(): Promise<boolean>;
  /** Starts one of our own workers, through the Trusted Types policy. */
  makeWorker(url: string): Worker;
  /** Hands a file to the person. */
  saveFile(name: string, content: Blob): void;
}

const FloorContext = createContext<Floor | null>(null);
export const FloorProvider = FloorContext.Provider;

export function useFloor(): Floor {
  const floor = use(FloorContext);
  if (!floor) throw new Error('No floor around this screen');
  return floor;
}

export const useLive = <T,>(live: Live<T>): T => useSyncExternalStore(live.subscribe, live.get);

export const useFormat = (): Format => useLive(useFloor().preferences.format);

export type Asked<T> = { readonly state: 'loading' } | { readonly state: 'here'; readonly value: T };

/**
 * What the stores say to a question, asked again after every change. The last answer stays until the next one is here,
 * so that nothing flickers.
 */
export function useAsked<T>(question: () => Promise<T>, about: readonly unknown[]): Asked<T> {
  const { changes } = useFloor();
  const count = useLive(changes);
  const key = about.join(' ');
  const [answer, setAnswer] = useState<{ key: string; value: T } | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  // The key stands for everything that the question looks at.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const ask = useCallback(question, [key]);
  const asking = useRef<{ ask: () => Promise<T>; again: boolean } | null>(null);
  useEffect(() => {
    // One question at a time: what changes while it is under way is asked for once it is answered.
    if (asking.current?.ask === ask) {
      asking.current.again = true;
      return;
    }
    const own = { ask, again: true };
    asking.current = own;
    void (async () => {
      try {
        while (own.again && asking.current === own) {
          own.again = false;
          const value = await ask();
          if (asking.current === own) setAnswer({ key, value });
        }
      } catch (error) {
        if (asking.current === own) setFailure(error ?? new Error('No answer'));
      }
      if (asking.current === own) asking.current = null;
    })();
  }, [ask, count, key]);
  useEffect(
    () => () => {
      asking.current = null;
    },
    [],
  );
  // To the error boundary: it says what to do, and the scan stream goes on.
  if (failure !== null) throw failure;
  return answer && answer.key === key ? { state: 'here', value: answer.value } : { state: 'loading' };
}
