import { type Static, Type } from 'typebox';

const milliseconds = Type.Integer({ minimum: 1, maximum: 5000 });

/** What a device's keyboard wedge does to a code on its way; learnt by calibration or taken from a ready profile. */
export const WedgeProfileSchema = Type.Object({
  /** Typed before each code; opens a burst even inside a text field. Empty: none. */
  prefix: Type.String({ maxLength: 20 }),
  /** `any`: Enter, Tab or silence, whichever comes first; `silence`: the scanner sends no suffix. */
  suffix: Type.Union([
    Type.Literal('any'),
    Type.Literal('enter'),
    Type.Literal('tab'),
    Type.Literal('silence'),
  ]),
  /** The longest pause inside one code. */
  maxGap: milliseconds,
  /** The silence that ends a code without a suffix. */
  idle: milliseconds,
  /** Shorter bursts are a person at a keyboard. */
  minLength: Type.Integer({ minimum: 1, maximum: 20 }),
  /** Printable text that stands for 0x1D, such as `{GS}`; only what calibration or a person configured. */
  gsToken: Type.Union([Type.String({ minLength: 1, maxLength: 20 }), Type.Null()]),
  /** `us`: the scanner types as a US keyboard and the host reads another one, so that physical keys are believed. */
  layout: Type.Union([Type.Literal('host'), Type.Literal('us')]),
  /** Characters that arrive as another one on this host, observed to meant. */
  substitutions: Type.Record(Type.String(), Type.String()),
});
export type WedgeProfile = Readonly<Static<typeof WedgeProfileSchema>>;

/** Before calibration. 150 ms is the pause that Odoo's wedge allows, too; slower scanners are set up by calibration. */
export const defaultWedgeProfile: WedgeProfile = {
  prefix: '',
  suffix: 'any',
  maxGap: 150,
  idle: 150,
  minLength: 3,
  gsToken: null,
  layout: 'host',
  substitutions: {},
};

/** The profile of `docs/scanners.md`, the same for DataWedge and for Honeywell, so that mixed fleets share labels: FNC1 as `{GS}`, AIM identifier in front, Enter behind. */
export const dataWedgeProfile: WedgeProfile = { ...defaultWedgeProfile, suffix: 'enter', gsToken: '{GS}' };
