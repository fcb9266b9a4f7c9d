import { Type, type Static } from 'typebox';
import type { LineId, LocationId, OperationTypeId, OrderId, ProductId } from '../../base/ids.ts';
import { Id, NameSchema, NoteSchema, Nullable, QuantitySchema, strict } from '../../base/schema.ts';
import { NewLotSchema } from '../incoming-rules.ts';

export const ReceiveSchema = Type.Object(
  {
    order: Id<OrderId>(),
    /** The line it counts for; null when the order has none for this product. */
    line: Nullable(Id<LineId>()),
    operationType: Id<OperationTypeId>(),
    product: Id<ProductId>(),
    /** Null for goods that are not tracked. */
    lot: Nullable(NewLotSchema),
    quantity: QuantitySchema,
    weight: Nullable(QuantitySchema),
    packaging: Nullable(Type.Object({ name: NameSchema, count: QuantitySchema }, strict)),
    sscc: Nullable(Type.String({ pattern: '^\\d{18}$' })),
    from: Id<LocationId>(),
    to: Id<LocationId>(),
    /** [SER-1] How the number came in. */
    entry: Type.Union([Type.Literal('scanned'), Type.Literal('typed'), Type.Literal('picked')]),
    /** [RCV-1] Goods that nobody could identify: the code that was unreadable or unknown, a description, a photo (data URL). */
    unidentified: Nullable(
      Type.Object(
        {
          code: Nullable(Type.String({ maxLength: 512 })),
          note: NoteSchema,
          photo: Nullable(
            Type.String({
              maxLength: 45_000,
              pattern: '^data:image/(jpeg|webp|png);base64,[A-Za-z0-9+/=]+$',
            }),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
);
/** Goods arrive at the dock and get their lot or serial there. */
export type Receive = Static<typeof ReceiveSchema>;
