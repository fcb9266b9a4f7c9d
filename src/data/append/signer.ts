import type { Signer } from '../ports.ts';
import type { Desk } from './desk.ts';

/**
 * The key that frames are signed with. When it is lost, the one made for the next enrolment signs in its place: work
 * goes on, and enrolling frames everything unsent anew.
 */
export async function signerOf(
  { queue, keys }: Pick<Desk, 'queue' | 'keys'>,
  known?: string,
): Promise<Signer> {
  const key = known ?? (await queue.get('key'));
  const signer = key === undefined ? null : await keys.load(key);
  return signer ?? nextSigner({ queue, keys });
}

/** Made once and kept until an enrolment has taken it up, so that an enrolment whose answer was lost can be repeated. */
export async function nextSigner({ queue, keys }: Pick<Desk, 'queue' | 'keys'>): Promise<Signer> {
  const key = await queue.get('nextKey');
  // One that is in use already may have been copied along with the whole profile.
  const isFree = key !== undefined && key !== (await queue.get('key'));
  const kept = isFree ? await keys.load(key) : null;
  if (kept) return kept;
  const made = await keys.create();
  await queue.set('nextKey', made.publicKey);
  return made;
}
