import type { CameraFailure } from './camera-state.ts';

export type Opened =
  | { readonly ok: true; readonly stream: MediaStream }
  | { readonly ok: false; readonly why: CameraFailure };

export interface CameraHost {
  readonly isSecureContext: boolean;
  readonly mediaDevices: Pick<MediaDevices, 'getUserMedia'> | undefined;
}

/** Asks for the remembered lens, else for a rear camera; a remembered one that is gone falls back by itself. */
export async function openCamera(host: CameraHost, lens: string | undefined): Promise<Opened> {
  if (!host.isSecureContext) return { ok: false, why: 'insecure' };
  if (host.mediaDevices === undefined) return { ok: false, why: 'unsupported' };
  const first = await tryOpen(host.mediaDevices, lens);
  if (first.ok || lens === undefined || first.why !== 'none') return first;
  return tryOpen(host.mediaDevices, undefined);
}

/** 1080 lines where there are any: the ladder reads 1280 columns, and full resolution inside the aim window. */
const size = { width: { ideal: 1920, min: 640 }, height: { ideal: 1080 }, frameRate: { ideal: 30 } };

async function tryOpen(
  devices: Pick<MediaDevices, 'getUserMedia'>,
  lens: string | undefined,
): Promise<Opened> {
  const which = lens === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { exact: lens } };
  try {
    return { ok: true, stream: await devices.getUserMedia({ audio: false, video: { ...size, ...which } }) };
  } catch (error) {
    return { ok: false, why: failureOf(error) };
  }
}

/** The names of the Media Capture specification, 10.2. */
export function failureOf(error: unknown): CameraFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  switch (name) {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'permission-refused';
    case 'NotReadableError':
    case 'AbortError':
      return 'busy';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    default:
      return 'unknown';
  }
}
