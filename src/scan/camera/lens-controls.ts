import type { Point } from '../scan-event.ts';
import type { LensAbilities } from './camera-state.ts';

/** What tracks offer beyond the types of lib.dom: the Image Capture extensions that phones implement. */
interface PhoneCapabilities {
  readonly torch?: unknown;
  readonly zoom?: { readonly min: number; readonly max: number; readonly step: number };
  readonly focusMode?: readonly string[];
  readonly pointsOfInterest?: unknown;
}

interface PhoneConstraints extends MediaTrackConstraintSet {
  readonly zoom?: number;
  readonly focusMode?: string;
  readonly pointsOfInterest?: readonly Point[];
}

/** What this lens can do; a browser without `getCapabilities` can do nothing of it. */
export function abilitiesOf(track: MediaStreamTrack): LensAbilities {
  const capabilities = capabilitiesOf(track);
  const { zoom } = capabilities;
  return {
    torch:
      capabilities.torch === true || (Array.isArray(capabilities.torch) && capabilities.torch.includes(true)),
    zoom:
      zoom !== undefined && zoom.max > zoom.min
        ? { min: zoom.min, max: zoom.max, step: zoom.step }
        : undefined,
    focus:
      capabilities.focusMode?.includes('single-shot') === true || capabilities.pointsOfInterest !== undefined,
  };
}

/** Sharp by itself from the start, where the lens can. */
export async function focusContinuously(track: MediaStreamTrack): Promise<void> {
  if (capabilitiesOf(track).focusMode?.includes('continuous') === true)
    await apply(track, { focusMode: 'continuous' });
}

/** Focuses on a point of the picture, each coordinate between 0 and 1, and goes back to continuous focus. */
export async function focusAt(track: MediaStreamTrack, point: Point): Promise<boolean> {
  const { focusMode, pointsOfInterest } = capabilitiesOf(track);
  const aim = pointsOfInterest === undefined ? {} : { pointsOfInterest: [point] };
  if (focusMode?.includes('single-shot') === true) {
    const done = await apply(track, { ...aim, focusMode: 'single-shot' });
    if (focusMode.includes('continuous')) await apply(track, { ...aim, focusMode: 'continuous' });
    return done;
  }
  return pointsOfInterest === undefined ? false : apply(track, aim);
}

/** Sets the zoom, kept within what the lens has; answers what was set. */
export async function zoomTo(track: MediaStreamTrack, wanted: number): Promise<number | undefined> {
  const { zoom } = abilitiesOf(track);
  if (zoom === undefined) return undefined;
  const within = Math.min(zoom.max, Math.max(zoom.min, wanted));
  return (await apply(track, { zoom: within })) ? within : undefined;
}

/** The zoom that the lens begins with. */
export function zoomOf(track: MediaStreamTrack): number | undefined {
  const { zoom } = track.getSettings() as { readonly zoom?: number };
  return zoom;
}

function capabilitiesOf(track: MediaStreamTrack): PhoneCapabilities {
  // Firefox lacks the function, and some Android builds throw until the first frame.
  try {
    return (track.getCapabilities?.() ?? {}) as PhoneCapabilities;
  } catch {
    return {};
  }
}

/** A lens that refuses a setting keeps working without it. */
async function apply(track: MediaStreamTrack, constraints: PhoneConstraints): Promise<boolean> {
  try {
    await track.applyConstraints({ advanced: [constraints as MediaTrackConstraintSet] });
    return true;
  } catch {
    return false;
  }
}
