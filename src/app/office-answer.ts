import { Check } from 'typebox/value';
import { type Demo, DemoSchema, type Inbox, InboxSchema } from '#domain/protocol/office.ts';

/** What the server says of the demo plant; null for anything else. */
export const demoIn = (value: unknown): Demo | null => (Check(DemoSchema, value) ? value : null);

/** What is refused, held or parked on the whole site; null for anything else. */
export const inboxIn = (value: unknown): Inbox | null => (Check(InboxSchema, value) ? value : null);
