import { Check } from 'typebox/value';
import { type Demo, DemoSchema } from '#domain/protocol/office.ts';

/** What the server says of the demo plant; null for anything else. */
export const demoIn = (value: unknown): Demo | null => (Check(DemoSchema, value) ? value : null);
