import { Type, type Static } from 'typebox';
import { Check } from 'typebox/value';
import type { OperationId } from '#domain/base/ids.ts';
import { Id, InstantSchema, NameSchema } from '#domain/base/schema.ts';
import { BodySchema, FrameSchema, hashOf } from '#domain/protocol/body.ts';
import { EnrolmentSchema } from '#domain/protocol/messages.ts';

const RecordedSchema = Type.Object({
  t: Type.Literal('operation'),
  order: Type.Integer({ minimum: 1 }),
  at: InstantSchema,
  body: BodySchema,
  frame: FrameSchema,
  signature: Type.String(),
  together: Type.Optional(Type.Object({ id: NameSchema, count: Type.Integer({ minimum: 2 }) })),
});
/** Written and flushed before the queue database hears of it. */
export type RecordedOperation = Static<typeof RecordedSchema>;

const JournalRecordSchema = Type.Union([
  RecordedSchema,
  /** The database that this journal goes with. */
  Type.Object({ t: Type.Literal('generation'), generation: NameSchema }),
  /** Lets recording go on after the database is lost. */
  Type.Object({ t: Type.Literal('enrolled'), enrolment: EnrolmentSchema, key: Type.String() }),
  /** The database had it as well: its beep sounded. */
  Type.Object({ t: Type.Literal('committed'), id: Id<OperationId>() }),
  /** Never came to be: a person discarded it, or the database refused it and the person was told. */
  Type.Object({ t: Type.Literal('discarded'), ids: Type.Array(Id<OperationId>()) }),
  /** Final, old and backed up: the device let go of it. */
  Type.Object({ t: Type.Literal('released'), ids: Type.Array(Id<OperationId>()) }),
  /** [NUM-5] The next counter beyond all blocks. */
  Type.Object({ t: Type.Literal('dry'), next: Type.Integer({ minimum: 1 }) }),
]);
export type JournalRecord = Static<typeof JournalRecordSchema>;

/** It is in every part what an operation has to be. */
export const isSound = (record: RecordedOperation): boolean =>
  Check(RecordedSchema, record) && hashOf(record.body) === record.frame.body;

/** It is in every part what a record of this sort has to be. */
export const isRecord = (value: unknown): value is JournalRecord => Check(JournalRecordSchema, value);
