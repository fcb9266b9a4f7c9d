import type { FramePath } from './camera-state.ts';
import type { Decoder } from './decoder.ts';

export interface FramePump {
  readonly path: FramePath;
  /** The decoder has answered: the newest frame may go. */
  readonly next: () => void;
  readonly stop: () => void;
}

/** Chromium's way to take frames off a track without the page; not yet in lib.dom. */
interface TrackProcessorConstructor {
  new (init: { track: MediaStreamTrack; maxBufferSize: number }): {
    readonly readable: ReadableStream<VideoFrame>;
  };
}

/** The best way to frames that this browser has and that did not fail before on this page. */
export function startPump(
  track: MediaStreamTrack,
  video: HTMLVideoElement,
  decoder: Decoder,
  not: readonly FramePath[],
): FramePump {
  const processor = (globalThis as { MediaStreamTrackProcessor?: TrackProcessorConstructor })
    .MediaStreamTrackProcessor;
  if (processor !== undefined && !not.includes('processor')) {
    // A buffer of one: while the worker decodes, newer frames replace older ones.
    decoder.stream(new processor({ track, maxBufferSize: 1 }).readable);
    return { path: 'processor', next: () => undefined, stop: () => decoder.halt() };
  }
  if (typeof VideoFrame === 'function' && !not.includes('video-frame'))
    return pumpVideo('video-frame', video, decoder, () => new VideoFrame(video));
  return pumpVideo('bitmap', video, decoder, () => createImageBitmap(video));
}

/** One frame in flight; the video shows the newest by itself. */
function pumpVideo(
  path: FramePath,
  video: HTMLVideoElement,
  decoder: Decoder,
  take: () => VideoFrame | Promise<ImageBitmap>,
): FramePump {
  let stopped = false;
  let inFlight = false;

  const send = async (): Promise<void> => {
    if (stopped || inFlight || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return wait();
    inFlight = true;
    try {
      const frame = await take();
      if (stopped) return frame.close();
      decoder.frame(frame, performance.timeOrigin + performance.now());
    } catch {
      // The video was between two sources; the next frame is another chance.
      inFlight = false;
      wait();
    }
  };

  const wait = (): void => {
    if (stopped || inFlight) return;
    onNextFrame(video, () => void send());
  };

  wait();
  return {
    path,
    next() {
      inFlight = false;
      wait();
    },
    stop() {
      stopped = true;
    },
  };
}

function onNextFrame(video: HTMLVideoElement, callback: () => void): void {
  if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(callback);
  else requestAnimationFrame(callback);
}
