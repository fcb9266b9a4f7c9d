/** What a scanner, a camera, a keyboard or a picture gave, before anybody has judged it. */
export type Scan = {
  /** The raw payload. GS stays \x1d where the source knows it; it may start with an AIM symbology identifier. */
  readonly text: string;
  /** AIM symbology identifier such as ']C1', where the source reports it apart from the text. */
  readonly symbology?: string;
  readonly source: 'camera' | 'wedge' | 'typed' | 'file';
};

/** The longest text that is read, in UTF-16 units. A symbol holds at most about 7,000 digits. */
export const longestText = 8192;
