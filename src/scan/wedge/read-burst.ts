import type { ScanEvent } from '../scan-event.ts';
import { splitAim } from './aim.ts';
import type { RawBurst } from './burst.ts';
import type { WedgeProfile } from './profile.ts';

/** The scan inside a burst: layout, prefix, the token for 0x1D and the AIM identifier are undone, nothing else. */
export function readBurst(burst: RawBurst, profile: WedgeProfile): ScanEvent | undefined {
  const typed = profile.layout === 'us' ? burst.byUs : substitute(burst.byKey, profile.substitutions);
  const bare =
    profile.prefix !== '' && typed.startsWith(profile.prefix) ? typed.slice(profile.prefix.length) : typed;
  const whole = profile.gsToken === null ? bare : bare.replaceAll(profile.gsToken, '\u001d');
  const { symbology, text } = splitAim(whole);
  if (text.length < profile.minLength) return undefined;
  return { text, symbology, format: undefined, confidence: 1, source: 'wedge', at: burst.at };
}

function substitute(text: string, substitutions: Readonly<Record<string, string>>): string {
  return [...text].map((character) => substitutions[character] ?? character).join('');
}
