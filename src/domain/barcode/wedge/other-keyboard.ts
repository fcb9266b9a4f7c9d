import type { RecogniseContext } from '../context.ts';
import { type Arrived, withoutAim } from '../gate.ts';
import { readLabelledGs1 } from '../gs1/labelled.ts';
import { readUnlabelledGs1 } from '../gs1/unlabelled.ts';
import { withWarning } from '../readings.ts';
import type { Recognised } from '../recognised.ts';
import { readTradeNumber, readTradeSymbol } from '../trade-item.ts';
import { asTypedOn, layouts } from './layouts.ts';

/**
 * A scanner that types for another keyboard. Only what then is a GS1 message with a key, or a number with its check
 * digit, is taken: chance does not make those. Where two layouts make different messages, both are told.
 */
export function readOtherKeyboard(arrived: Arrived, context: RecogniseContext): Recognised | undefined {
  const typed = typedText(arrived);
  if (typed === undefined) return undefined;
  const readings: Recognised[] = [];
  for (const layout of layouts) {
    if (!layout.tell.test(typed)) continue;
    const meant = withoutAim({
      ...withWarning(arrived, 'keyboard-layout', layout.name),
      text: asTypedOn(layout, typed),
      symbology: undefined,
    });
    const reading =
      readLabelledGs1(meant, context) ??
      readTradeSymbol(meant, context) ??
      readTradeNumber(meant, context) ??
      readUnlabelledGs1(meant, context);
    if (reading && isSure(reading) && !readings.some((other) => same(other, reading))) readings.push(reading);
  }
  const [first, ...others] = readings;
  return first && { ...first, alternatives: [...first.alternatives, ...others] };
}

/** ]C1, ]d2, ]Q3 and ]J1 with Caps Lock on: the letters of symbologies that hardly anybody prints. */
const capsLocked = /^\](?:c1|D2|q3|j1)$/;

function typedText({ text, symbology = '', source }: Arrived): string | undefined {
  if (source !== 'wedge' || text.length < 8) return undefined;
  return symbology === '' || capsLocked.test(symbology) ? symbology + text : undefined;
}

const isSure = ({ kind, fields }: Recognised): boolean =>
  kind === 'gtin' || (kind === 'gs1' && (fields.gtin ?? fields.sscc) !== undefined);

const same = (a: Recognised, b: Recognised): boolean => JSON.stringify(a.fields) === JSON.stringify(b.fields);
