import { type Luma, lumaOfRgba } from '../ladder/luma.ts';

/** Grey pixels of frames, with one buffer kept between them. Runs in the worker. */
export function createPixelReader(): (frame: VideoFrame | ImageBitmap) => Promise<Luma> {
  let buffer = new Uint8Array(0);
  let canvas: OffscreenCanvas | undefined;

  const fromPlane = async (frame: VideoFrame): Promise<Luma | undefined> => {
    // Cameras deliver I420 or NV12, whose first plane is the grey picture itself.
    const { format } = frame;
    if (
      format !== 'I420' &&
      format !== 'NV12' &&
      format !== 'I420A' &&
      format !== 'I422' &&
      format !== 'I444'
    )
      return undefined;
    const size = frame.allocationSize();
    if (buffer.length < size) buffer = new Uint8Array(size);
    const [plane] = await frame.copyTo(buffer);
    const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
    if (plane === undefined) return undefined;
    if (plane.stride === width)
      return { width, height, data: buffer.subarray(plane.offset, plane.offset + width * height) };
    const data = new Uint8Array(width * height);
    for (let row = 0; row < height; row += 1) {
      const start = plane.offset + row * plane.stride;
      data.set(buffer.subarray(start, start + width), row * width);
    }
    return { width, height, data };
  };

  const fromCanvas = (frame: VideoFrame | ImageBitmap): Luma => {
    const { width, height } = sizeOf(frame);
    canvas ??= new OffscreenCanvas(width, height);
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no 2d context for frames');
    context.drawImage(frame, 0, 0, width, height);
    return lumaOfRgba(context.getImageData(0, 0, width, height).data, width, height);
  };

  return async (frame) =>
    ('copyTo' in frame ? await fromPlane(frame).catch(() => undefined) : undefined) ?? fromCanvas(frame);
}

function sizeOf(frame: VideoFrame | ImageBitmap): { width: number; height: number } {
  return 'displayWidth' in frame
    ? { width: frame.displayWidth, height: frame.displayHeight }
    : { width: frame.width, height: frame.height };
}
