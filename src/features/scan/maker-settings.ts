import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';

/** One setting in the maker's own words, and what it must be. The words are those of the maker's English menus. */
export interface MakerSetting {
  readonly setting: string;
  readonly value: string;
  readonly why?: MessageDescriptor;
}

interface Maker {
  readonly name: string;
  /** The path in the menus where all of it is found. */
  readonly where: string;
  readonly settings: readonly MakerSetting[];
  /** How the settings reach the next fifty devices. */
  readonly many: MessageDescriptor;
}

const symbologies =
  'Code 128 (GS1-128), GS1 DataBar, GS1 DataBar Expanded, EAN-13, UPC-A, Interleaved 2 of 5, Data Matrix, QR Code';

/** The settings of `docs/scanners.md`: the page, the file that is handed out and that document say the same (a test compares them). */
export const makers: Readonly<Record<'zebra' | 'honeywell', Maker>> = {
  zebra: {
    name: 'Zebra DataWedge',
    where: 'DataWedge → menu → New profile → Lotline',
    settings: [
      {
        setting: 'Associated apps',
        value: 'the browser or the installed app, activity *',
        why: msg`So that other apps keep their own settings.`,
      },
      { setting: 'Barcode input', value: 'Enabled' },
      { setting: 'Decoders', value: symbologies },
      {
        setting: 'Decoders → Interleaved 2 of 5',
        value: 'Length 14 to 14, check digit on',
        why: msg`Shorter ones are often a part of a longer code.`,
      },
      {
        setting: 'Reader parameters → Code ID type',
        value: 'AIM',
        why: msg`Tells a GS1 label from a plain one with the same digits. Some versions have it under Scan params.`,
      },
      { setting: 'Keystroke output', value: 'Enabled' },
      {
        setting: 'Keystroke output → Action key character',
        value: 'None',
        why: msg`A Tab or a line feed here would end a code in its middle.`,
      },
      {
        setting: 'Keystroke output → Inter character delay',
        value: '0',
        why: msg`Raise it in steps of 100 only when characters get lost, then calibrate again.`,
      },
      { setting: 'Keystroke output → Send characters as events', value: 'On' },
      {
        setting: 'Basic data formatting → Append ENTER key',
        value: 'On',
        why: msg`The beep comes with the last key, not after a pause.`,
      },
      { setting: 'Basic data formatting → Append TAB key', value: 'Off' },
      { setting: 'Basic data formatting → Prefix, Suffix', value: 'Empty' },
      {
        setting: 'Advanced data formatting → New rule GS → Actions',
        value: 'Replace string \\x1D by {GS}; Send remaining; Send ENTER key',
        why: msg`Keeps a lot and the serial behind it apart. Where there is no such action, leave the rule out: the separator is also understood as F8 and as Ctrl+].`,
      },
      { setting: 'Intent output', value: 'Off', why: msg`A web page cannot receive intents.` },
    ],
    many: msg`For many devices: set one up, then DataWedge → Settings → Export Profile. Copy the file dwprofile_Lotline.db to /enterprise/device/settings/datawedge/autoimport on the others.`,
  },
  honeywell: {
    name: 'Honeywell',
    where: 'Settings → Honeywell settings → Scanning → Internal scanner → Default profile',
    settings: [
      { setting: 'Symbology settings', value: symbologies },
      {
        setting: 'Symbology settings → Interleaved 2 of 5',
        value: 'Length 14 to 14, check digit on',
        why: msg`Shorter ones are often a part of a longer code.`,
      },
      { setting: 'Data processing settings → Wedge', value: 'On' },
      { setting: 'Data processing settings → Wedge method', value: 'Standard' },
      { setting: 'Data processing settings → Prefix', value: 'Empty' },
      {
        setting: 'Data processing settings → Suffix',
        value: '\\r',
        why: msg`The beep comes with the last key, not after a pause.`,
      },
      {
        setting: 'Data processing settings → Symbology prefix',
        value: 'AIM',
        why: msg`Tells a GS1 label from a plain one with the same digits.`,
      },
      { setting: 'Data processing settings → Scan to URI', value: 'Off' },
      {
        setting: 'Data processing settings → Data intent',
        value: 'Off',
        why: msg`A web page cannot receive intents.`,
      },
      {
        setting: 'Data processing settings → Edit data → Edit data formatter',
        value: 'Replace \\x1D by {GS}',
        why: msg`Keeps a lot and the serial behind it apart. On older versions use the plug-in Data editing.`,
      },
    ],
    many: msg`For many devices: set one up, then back its settings up with the maker's provisioning tool and restore them on the others.`,
  },
};

/** The settings as a text file, to be kept, printed or sent to whoever looks after the devices. */
export function settingsFile(maker: Maker, say: (words: MessageDescriptor) => string): string {
  const lines = maker.settings.flatMap(({ setting, value, why }) => [
    `${setting}: ${value}`,
    ...(why ? [`    ${say(why)}`] : []),
  ]);
  return [`Lotline: ${maker.name}`, maker.where, '', ...lines, '', say(maker.many), ''].join('\r\n');
}
