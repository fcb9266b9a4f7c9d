import type { Day } from '../base/calendar.ts';
import type { Quantity } from '../base/quantity.ts';

/** A measured quantity: exact, in the unit that the label names. */
export type Measure = {
  readonly value: Quantity;
  /** kg, g, lb, oz, m, in, ft, yd, m2, l, m3 … */
  readonly unit: string;
  /** Gross weight and outer sizes of a logistic unit; without it the goods themselves. */
  readonly gross?: true;
  /** A width, a height or a load: it says how big a piece is, not how much there is. */
  readonly dimension?: true;
};

/** "13", "13:45" or "13:45:10", local to the label. */
type TimeOfDay = string;

type Price = { readonly value: string; readonly currency?: string };

/**
 * What a code says, whatever grammar it was written in. Text is as on the label; days are real; GTINs have fourteen digits.
 */
export type Fields = {
  // What it is
  readonly gtin?: string;
  /** The trade items inside (02), counted by `contentCount` (37). */
  readonly contentGtin?: string;
  readonly contentCount?: Quantity;
  readonly lot?: string;
  readonly serial?: string;
  /** A second serial number of the same item (250). */
  readonly secondarySerial?: string;
  readonly variant?: string;
  /** The maker's or supplier's own number for it. */
  readonly partNumber?: string;
  /** The customer's number for it. */
  readonly customerPart?: string;
  readonly sscc?: string;
  /** A package number that is no SSCC (ISO 15434 and HIBC). */
  readonly package?: string;
  // How much
  readonly count?: Quantity;
  /** Net measure of the goods, the first one on the label. */
  readonly quantity?: Measure;
  readonly measures?: readonly Measure[];
  readonly price?: Price;
  // When
  readonly expiry?: Day;
  readonly expiryTime?: TimeOfDay;
  readonly bestBefore?: Day;
  readonly sellBy?: Day;
  readonly productionDate?: Day;
  readonly productionTime?: TimeOfDay;
  readonly packDate?: Day;
  readonly dueDate?: Day;
  readonly harvestDate?: Day;
  readonly freezeDate?: Day;
  // Whose and where: Global Location Numbers of thirteen digits, or the site's own codes
  readonly location?: string;
  readonly locationExtension?: string;
  readonly shipTo?: string;
  readonly shipFor?: string;
  readonly billTo?: string;
  readonly purchasedFrom?: string;
  readonly productionLocation?: string;
  readonly party?: string;
  readonly origin?: string;
  // Paper
  readonly orderNumber?: string;
  readonly consignment?: string;
  readonly shipment?: string;
  readonly route?: string;
  readonly reference?: string;
  /** Returnable asset (8003) and individual asset (8004). */
  readonly asset?: string;
};

export type FieldName = keyof Fields;

export const noFields: Fields = {};
