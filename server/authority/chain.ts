import { type Result, err, ok } from '#domain/base/result.ts';
import type { Body, Frame } from '#domain/protocol/body.ts';
import { type PushRequest, maxOperationBytes } from '#domain/protocol/messages.ts';
import { hashHere } from './hash.ts';

/** An entry whose hashes are right. */
export interface Link {
  readonly frame: Frame;
  readonly body: Body;
  readonly frameHash: string;
  /** The body as it is kept. */
  readonly text: string;
}

export interface ChainError {
  readonly code: 'broken-chain' | 'operation-too-large';
  readonly where: string;
  readonly message: string;
}

/** Every body is what its frame says, and every frame follows the one before: then one signature over the head covers all. */
export function checkChain({ device, epoch, entries }: PushRequest): Result<Link[], ChainError> {
  const links: Link[] = [];
  for (const [at, { frame, body }] of entries.entries()) {
    const broken = (where: string, message: string) =>
      err({ code: 'broken-chain', where: `/entries/${at}/${where}`, message } as const);
    const before = links.at(-1);
    if (frame.device !== device || frame.epoch !== epoch)
      return broken('frame', 'The frame is of another device or epoch than the push');
    if (before && frame.seq !== before.frame.seq + 1)
      return broken('frame/seq', 'The frames of one push count up by one');
    if (before && frame.previous !== before.frameHash)
      return broken('frame/previous', 'The frame does not follow the one before');
    if (frame.body !== hashHere(body)) return broken('frame/body', 'The body is not the one that was framed');
    const text = JSON.stringify(body);
    if (Buffer.byteLength(text) > maxOperationBytes)
      return err({
        code: 'operation-too-large',
        where: `/entries/${at}/body`,
        message: `One operation may have at most ${maxOperationBytes} bytes`,
      });
    links.push({ frame, body, frameHash: hashHere(frame), text });
  }
  return ok(links);
}
