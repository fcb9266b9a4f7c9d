import { type Decoder, createDecoder } from '../../scan/camera/decoder.ts';

let decoder: Decoder | undefined;

/** One decoder for the whole page: compiling it takes longer than a scan. */
export const theDecoder = (makeWorker: (url: string) => Worker): Decoder =>
  (decoder ??= createDecoder({ makeWorker }));
