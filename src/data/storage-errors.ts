/** Why the device could not keep something. Everything else is a bug and stays a throw. */
export type StorageTrouble = 'full' | 'closed';

/** Dexie wraps: the quota error of a commit hides as `inner` of an AbortError (measured). */
export function storageTrouble(error: unknown): StorageTrouble | null {
  for (let each: unknown = error, depth = 0; isNamed(each) && depth < 5; each = each.inner, depth += 1) {
    if (each.name === 'QuotaExceededError') return 'full';
    if (each.name === 'DatabaseClosedError' || each.name === 'InvalidStateError') return 'closed';
  }
  return null;
}

const isNamed = (value: unknown): value is { name: string; inner?: unknown } =>
  typeof value === 'object' && value !== null && 'name' in value;
