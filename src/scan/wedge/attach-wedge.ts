import type { ScanEvent } from '../scan-event.ts';
import { createBurst, type Burst, type Ending, type RawBurst } from './burst.ts';
import { createEchoFilter } from './echo.ts';
import { defaultWedgeProfile, type WedgeProfile } from './profile.ts';
import { readBurst } from './read-burst.ts';
import { strokeOf } from './stroke.ts';
import { isSink, isTypingField } from './typing-field.ts';

export interface WedgeOptions {
  readonly profile?: WedgeProfile;
  /** Every burst as it came, for calibration. */
  readonly onRaw?: (burst: RawBurst) => void;
  /** A code that broke off: the screen says "Scan again" rather than taking a part for the whole. */
  readonly onIncomplete?: (burst: RawBurst) => void;
  readonly now?: () => number;
  /** Keys pressed before there was anybody to listen; they are dealt with first, with the times at which they came. */
  readonly early?: readonly KeyboardEvent[];
}

/** Keys can wait this long for the page: a start from a cold disk, in milliseconds. */
const longestStall = 60_000;

/** Listens to a keyboard wedge on the whole document, by keys and by input method, and gives one event a code. */
export function attachWedge(
  document: Document,
  options: WedgeOptions,
  publish: (event: ScanEvent) => void,
): () => void {
  const profile = options.profile ?? defaultWedgeProfile;
  const now = options.now ?? (() => performance.now());
  /** How long the last key had waited for the page. Those behind it wait no less: silence is counted from its hearing on. */
  let lag = 0;
  /** When the key was pressed, not when a busy page got round to it: a pause of ours must not look like one of the scanner's. */
  const timeOf = ({ timeStamp }: Event): number => {
    const at = now();
    // Some platforms stamp events with a clock of their own.
    const isOurClock = timeStamp <= at && timeStamp > at - longestStall;
    lag = isOurClock ? at - timeStamp : 0;
    return at - lag;
  };
  const isEcho = createEchoFilter();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let sink: HTMLInputElement | undefined;

  const burst: Burst = createBurst(profile, (ending: Ending) => {
    options.onRaw?.(ending.burst);
    if (sink !== undefined) sink.value = '';
    if (ending.kind === 'incomplete') return options.onIncomplete?.(ending.burst);
    const event = readBurst(ending.burst, profile);
    if (event !== undefined) publish(event);
  });

  const arm = (): void => {
    clearTimeout(timer);
    const due = burst.deadline();
    if (due === undefined) return;
    timer = setTimeout(
      () => {
        // After a stall the clock is ahead of keys that wait to be heard; they come before this second look.
        timer = setTimeout(() => {
          burst.tick(now());
          arm();
        }, 0);
      },
      Math.max(0, due + lag - now()) + 1,
    );
  };

  let heldPrefix = '';
  /** In a person's field only a prefix opens a burst; timing alone would steal fast typing. */
  const isPersonTyping = (target: EventTarget | null, character: string | undefined, at: number): boolean => {
    if (!isTypingField(target) || burst.isOpen(at)) return false;
    if (profile.prefix === '' || character === undefined) return true;
    heldPrefix = (heldPrefix + character).slice(-profile.prefix.length);
    if (heldPrefix !== profile.prefix) return true;
    heldPrefix = '';
    burst.text(profile.prefix.slice(0, -1), at);
    return false;
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const at = timeOf(event);
    const stroke = strokeOf(event);
    if (stroke.kind === 'nothing') return;
    const character = stroke.kind === 'text' ? stroke.text : undefined;
    if (isPersonTyping(event.target, character, at)) return;
    if (stroke.kind === 'text' && isEcho('key', stroke.text, at)) return event.preventDefault();
    remember(event.target);
    if (burst.stroke(stroke, at) === 'take') swallow(event);
    arm();
  };

  const onKeyUp = (event: KeyboardEvent): void => {
    const at = timeOf(event);
    if (event.key === 'Alt') {
      const character = burst.altReleased();
      if (character !== undefined && !isEcho('key', character, at)) burst.text(character, at);
    }
    // A button is pressed by the release of the space bar, so inside a code the release is kept from it, too.
    else if (burst.isOpen(at) && !isTypingField(event.target)) swallow(event);
    arm();
  };

  const onInput = (event: InputEvent): void => {
    const { data, inputType } = event;
    if (inputType === 'insertLineBreak' || inputType === 'insertParagraph') return endByInput(event);
    // insertCompositionText repeats itself with every letter; its end brings the text once.
    const counts = inputType === 'insertText' || inputType === 'insertFromComposition';
    if (!counts || data === null || data === '') return;
    take('input', event, data);
  };

  const onCompositionEnd = (event: CompositionEvent): void => {
    if (event.data !== '') take('composition', event, event.data);
  };

  const take = (path: 'input' | 'composition', event: InputEvent | CompositionEvent, text: string): void => {
    const at = timeOf(event);
    if (isPersonTyping(event.target, text, at)) return;
    remember(event.target);
    if (!isEcho(path, text, at)) burst.text(text, at);
    if (event.cancelable) event.preventDefault();
    arm();
  };

  const endByInput = (event: InputEvent): void => {
    const at = timeOf(event);
    if (isTypingField(event.target) && !burst.isOpen(at)) return;
    if (burst.stroke({ kind: 'end', by: 'enter' }, at) === 'take') event.preventDefault();
    arm();
  };

  const remember = (target: EventTarget | null): void => {
    sink = isSink(target) ? target : undefined;
  };

  const inCapture = { capture: true } as const;
  document.addEventListener('keydown', onKeyDown, inCapture);
  document.addEventListener('keyup', onKeyUp, inCapture);
  document.addEventListener('beforeinput', onInput, inCapture);
  document.addEventListener('compositionend', onCompositionEnd, inCapture);
  for (const event of options.early ?? []) (event.type === 'keyup' ? onKeyUp : onKeyDown)(event);
  return () => {
    clearTimeout(timer);
    document.removeEventListener('keydown', onKeyDown, inCapture);
    document.removeEventListener('keyup', onKeyUp, inCapture);
    document.removeEventListener('beforeinput', onInput, inCapture);
    document.removeEventListener('compositionend', onCompositionEnd, inCapture);
  };
}

function swallow(event: Event): void {
  event.preventDefault();
  event.stopImmediatePropagation();
}
