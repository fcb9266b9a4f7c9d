const longestSide = 640;
/** The payload allows 45,000 characters. */
const longestText = 45_000;

/** A photo small enough to travel inside an operation, as a JPEG data URL; null when the file is no picture. */
export async function shrinkPhoto(file: Blob): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  // Smaller and coarser until it fits: a label must stay readable, a wall of noise need not.
  for (const side of [longestSide, 480, 360, 240]) {
    for (const quality of [0.7, 0.5, 0.35]) {
      const text = drawn(picture, side, quality);
      if (text !== null && text.length <= longestText) {
        picture.close();
        return text;
      }
    }
  }
  picture.close();
  return null;
}

function drawn(picture: ImageBitmap, side: number, quality: number): string | null {
  const scale = Math.min(1, side / Math.max(picture.width, picture.height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const brush = canvas.getContext('2d');
  if (!brush) return null;
  brush.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL('image/jpeg', quality);
}
