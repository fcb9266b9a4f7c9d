import type { EnrolmentCode } from '#domain/protocol/device-messages.ts';
import type { AppDeps } from '../http/config.ts';

/**
 * The code with the address that a QR code shows: the code stands behind the #, so no server and no log ever sees it.
 * Addresses that only this machine can reach help no other one.
 */
export function toEnrolmentCode(
  { origins }: Pick<AppDeps, 'origins'>,
  { code, expiresAt }: { readonly code: string; readonly expiresAt: number },
): EnrolmentCode {
  const reachable = origins.find((origin) => {
    const { protocol, hostname } = new URL(origin);
    return protocol === 'https:' && !['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  });
  return { code, expiresAt, link: reachable ? `${reachable}/enrol#${code}` : null };
}
