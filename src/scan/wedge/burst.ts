import type { WedgeProfile } from './profile.ts';
import type { Stroke } from './stroke.ts';

/** One code as it came over the keyboard, before prefix, tokens and identifier are read out of it. */
export interface RawBurst {
  readonly byKey: string;
  /** The same keys read as a US keyboard. */
  readonly byUs: string;
  /** Pauses between characters, in milliseconds. */
  readonly gaps: readonly number[];
  readonly end: 'enter' | 'tab' | 'silence';
  /** `input-method`: no key event at all; such a device types only while a field has the focus. */
  readonly by: 'keys' | 'input-method';
  readonly at: number;
}

export type Ending =
  | { readonly kind: 'code'; readonly burst: RawBurst }
  /** The device has a suffix and it did not come, or the code paused in the middle: the text may be a part. */
  | { readonly kind: 'incomplete'; readonly burst: RawBurst };

/** Whether the page may still have the key. */
export type Deed = 'take' | 'leave';

export interface Burst {
  readonly stroke: (stroke: Stroke, at: number) => Deed;
  readonly text: (text: string, at: number) => void;
  /** The character of a finished Alt code, such as Alt+029. */
  readonly altReleased: () => string | undefined;
  /** The clock's turn: ends a burst whose silence is over. */
  readonly tick: (at: number) => void;
  /** When to call `tick`; undefined while nothing is open. */
  readonly deadline: () => number | undefined;
  readonly isOpen: (at: number) => boolean;
}

/** A pause of this length ends anything, even with a suffix still owed, in milliseconds. */
const patience = 1000;
/** An Enter this soon after a silence belongs to the code before it and must not press a button. */
const lateSuffix = 500;

interface Open {
  key: string;
  us: string;
  gaps: number[];
  last: number;
  broken: boolean;
  keyed: boolean;
}

/** Gathers strokes into codes by suffix and by timing. Pure but for its own memory: the time comes in. */
export function createBurst(profile: WedgeProfile, onEnd: (ending: Ending) => void): Burst {
  let open: Open | undefined;
  let altDigits = '';
  let endedBySilenceAt = Number.NEGATIVE_INFINITY;
  /** When the last key of a code that silence ended was pressed. */
  let lastBeforeSilence = Number.NEGATIVE_INFINITY;
  const owesSuffix = profile.suffix === 'enter' || profile.suffix === 'tab';
  /** This scanner has ended a code by a key: then nearly every silence is the system's, and is waited out for longer. */
  let hasSuffix = owesSuffix;

  const isLive = (at: number): boolean => open !== undefined && at - open.last <= profile.maxGap;

  const deadline = (): number | undefined =>
    open === undefined ? undefined : open.last + (hasSuffix ? patience : profile.idle);

  const add = (key: string, us: string, at: number, keyed: boolean): void => {
    if (open !== undefined && !isLive(at)) {
      if (owesSuffix && at - open.last <= patience) open.broken = true;
      else close('silence', at);
    }
    if (open === undefined) {
      // Pressed right behind a code that had ended: the system handed it on so late that it is the rest of that code.
      const broken = at - lastBeforeSilence <= profile.maxGap;
      open = { key, us, gaps: [], last: at, broken, keyed };
      return;
    }
    open.gaps.push(at - open.last);
    open.key += key;
    open.us += us;
    open.keyed ||= keyed;
    open.last = at;
  };

  const close = (end: RawBurst['end'], at: number): void => {
    const ended = open;
    open = undefined;
    altDigits = '';
    if (ended === undefined || ended.key.length < profile.minLength + profile.prefix.length) return;
    if (end === 'silence') [endedBySilenceAt, lastBeforeSilence] = [at, ended.last];
    const burst: RawBurst = {
      byKey: ended.key,
      byUs: ended.us,
      gaps: ended.gaps,
      end,
      by: ended.keyed ? 'keys' : 'input-method',
      at: ended.last,
    };
    const isWhole = !ended.broken && !(owesSuffix && end !== profile.suffix);
    onEnd({ kind: isWhole ? 'code' : 'incomplete', burst });
  };

  const endStroke = (by: 'enter' | 'tab', at: number): Deed => {
    if (isLive(at)) {
      const counts = open !== undefined && open.key.length >= profile.minLength;
      if (counts && profile.suffix === 'any') hasSuffix = true;
      close(by, at);
      return counts ? 'take' : 'leave';
    }
    close('silence', at);
    const late = at - endedBySilenceAt <= lateSuffix;
    endedBySilenceAt = Number.NEGATIVE_INFINITY;
    return late ? 'take' : 'leave';
  };

  return {
    stroke(stroke, at) {
      switch (stroke.kind) {
        case 'text': {
          // A lone space is a person pressing a button; only in the middle of a code it is data for us.
          const lone = stroke.text === ' ' && !isLive(at);
          const bareControl = stroke.text < ' ' && stroke.text !== '\u001d' && !isLive(at);
          if (bareControl) return 'leave';
          add(stroke.text, stroke.us, at, true);
          return lone ? 'leave' : 'take';
        }
        case 'end':
          return endStroke(stroke.by, at);
        case 'alt-digit':
          // Outside a code Alt+1 is the browser's.
          if (open === undefined || !isLive(at)) return 'leave';
          altDigits += stroke.digit;
          open.last = at;
          return 'take';
        case 'noise':
          return isLive(at) ? 'take' : 'leave';
        case 'nothing':
          return 'leave';
      }
    },
    text(text, at) {
      const lines = text.split(/[\r\n]+/);
      for (const [index, line] of lines.entries()) {
        if (line !== '') add(line, line, at, false);
        if (index < lines.length - 1) close('enter', at);
      }
    },
    altReleased() {
      const code = Number(altDigits);
      altDigits = '';
      return code > 0 && code < 256 ? String.fromCharCode(code) : undefined;
    },
    tick(at) {
      const due = deadline();
      if (due !== undefined && at >= due) close('silence', at);
    },
    deadline,
    isOpen: isLive,
  };
}
