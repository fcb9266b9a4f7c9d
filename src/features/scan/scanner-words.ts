import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Calibration, CalibrationNote } from '../../scan/wedge/calibration.ts';
import type { ScannerSetup } from '../../scan/wedge/scanner.ts';
import type { Words } from '../refusal-words.ts';

/** Braces of its own would be a placeholder to the catalogues. */
const separatorSign = '{GS}';

/** Where the settings of the scanner are from. */
export const originWords: Readonly<Record<ScannerSetup['origin'], MessageDescriptor>> = {
  plain: msg`As any scanner comes`,
  zebra: msg`Ready profile: Zebra DataWedge`,
  honeywell: msg`Ready profile: Honeywell`,
  calibrated: msg`Learnt from the five codes`,
};

/** What the settings mean, name and value, for the list on the scanner page. */
export function setupWords({
  profile,
  notes,
  field,
  origin,
}: ScannerSetup): readonly (readonly [name: MessageDescriptor, value: MessageDescriptor])[] {
  const { prefix, suffix, idle, gsToken, maxGap } = profile;
  const has = (kind: CalibrationNote['kind']): boolean => notes.some((note) => note.kind === kind);
  const ending = {
    enter: msg`Enter`,
    tab: msg`Tab`,
    silence: msg`A pause of ${idle} ms`,
    any: msg`Enter, Tab or a pause of ${idle} ms`,
  }[suffix];
  const separator = has('separator-dropped')
    ? msg`Lost on the way`
    : has('separator-is-data')
      ? msg`Not told apart from data`
      : gsToken !== null
        ? msg`Sent as ${gsToken}`
        : msg`Sent as itself, as Ctrl+] or as F8`;
  const identifier =
    origin === 'calibrated'
      ? has('no-identifier')
        ? msg`Not sent`
        : msg`Sent in front`
      : msg`Understood when it is sent`;
  return [
    [msg`End of a code`, ending],
    [msg`In front of a code`, prefix === '' ? msg`Nothing` : msg`The sign ${prefix}`],
    [msg`Between fields of a GS1 label`, separator],
    [msg`Kind of the label (AIM identifier)`, identifier],
    [
      msg`Keyboard layout`,
      has('layout-repaired') ? msg`Another one than this device; put right here` : msg`As this device`,
    ],
    [msg`Longest pause inside a code`, msg`${maxGap} ms`],
    [msg`Scan field`, field ? msg`Shown; it keeps the focus` : msg`Not needed`],
  ];
}

/** What calibration found that a person should know, and what helps. */
export function noteWords(note: CalibrationNote): Words & { readonly isSevere: boolean } {
  switch (note.kind) {
    case 'separator-dropped':
      return {
        isSevere: true,
        what: msg`The separator between the fields of GS1 labels is lost.`,
        next: msg`A lot and the serial behind it may run together. Set the separator up in the scanner, then calibrate again.`,
      };
    case 'separator-is-data': {
      const { token } = note;
      return {
        isSevere: true,
        what: msg`The separator arrives as ${token}, which may also stand inside a lot.`,
        next: msg`Let the scanner send another sign for it, such as ${separatorSign}, then calibrate again.`,
      };
    }
    case 'no-identifier':
      return {
        isSevere: false,
        what: msg`The scanner does not say the kind of a label.`,
        next: msg`Scanning works. With the AIM identifier on, a GS1 label is never mistaken for a plain one.`,
      };
    case 'layout-repaired':
      return {
        isSevere: false,
        what: msg`The scanner types for another keyboard than this device has.`,
        next: msg`That is put right here. Calibrate again after changing the keyboard language.`,
      };
  }
}

type Fault = Exclude<Calibration, { kind: 'learnt' }>;

/** Why a scan did not count, and what to do. */
export function faultyCalibration(fault: Fault): Words {
  if (fault.kind === 'not-the-code')
    return { what: msg`That was another code.`, next: msg`Scan the one shown here, once more.` };
  switch (fault.what) {
    case 'prefix':
      return {
        what: msg`The scanner put other signs in front than before.`,
        next: msg`Turn the time or a counter in front of codes off in the scanner, then begin again.`,
      };
    case 'suffix':
      return {
        what: msg`The scanner ended this code in another way than those before.`,
        next: msg`Let it end every code with Enter, then begin again.`,
      };
    case 'separator':
      return {
        what: msg`The separator arrived in two ways.`,
        next: msg`Let the scanner send it the same way for all kinds of codes, then begin again.`,
      };
  }
}
