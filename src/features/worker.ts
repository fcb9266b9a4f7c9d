import type { PersonId } from '#domain/base/ids.ts';
import type { DeviceStatus } from '../data/contract.ts';

/** Who is at work here: whoever signed in, else whose device it is; nobody on a shared one without a sign-in. */
export const workerOf = ({
  sitting,
  enrolment,
}: Pick<DeviceStatus, 'sitting' | 'enrolment'>): PersonId | null =>
  sitting?.person ?? (enrolment && !enrolment.shared ? enrolment.person : null);
