import { chooseByContext } from './choose.ts';
import type { RecogniseContext } from './context.ts';
import { type Arrived, passGate } from './gate.ts';
import { readLabelledGs1 } from './gs1/labelled.ts';
import { readBracketedText, readWebAddress } from './gs1/written.ts';
import { readBrokenGs1, readUnlabelledGs1 } from './gs1/unlabelled.ts';
import { readHibc } from './hibc/hibc.ts';
import { readIso15434, readLinearData } from './iso15434/reading.ts';
import { readKnown } from './known.ts';
import { readPlain } from './plain.ts';
import type { Recognised } from './recognised.ts';
import type { Scan } from './scan.ts';
import { readSiteRule } from './site-rule-reading.ts';
import { readOtherKeyboard } from './wedge/other-keyboard.ts';
import { readTradeNumber, readTradeSymbol } from './trade-item.ts';

type Step = (arrived: Arrived, context: RecogniseContext) => Recognised | undefined;

/** What the code says about itself comes first, then what this site knows, then what the form suggests. */
const steps: readonly Step[] = [
  readIso15434,
  readLabelledGs1,
  readTradeSymbol,
  readWebAddress,
  readBracketedText,
  readHibc,
  readKnown,
  readTradeNumber,
  readUnlabelledGs1,
  readOtherKeyboard,
  readBrokenGs1,
  readSiteRule,
  readLinearData,
];

/**
 * What was scanned. It never throws, opens nothing and guesses nothing silently: each repair is a warning, and other
 * possible readings stand in `alternatives`. Plain codes come through byte for byte.
 */
export function recognise(scan: Scan, context: RecogniseContext): Recognised {
  const arrived = passGate(scan, context);
  for (const step of steps) {
    const reading = step(arrived, context);
    if (reading) return chooseByContext(reading, context);
  }
  return chooseByContext(readPlain(arrived, context), context);
}
