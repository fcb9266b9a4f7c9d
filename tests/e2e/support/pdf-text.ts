import { inflateSync } from 'node:zlib';

/** What stands in a PDF, as a person would read it, and on which paper. */
export interface PrintedPaper {
  readonly text: string;
  /** In millimetres. */
  readonly pages: readonly { readonly width: number; readonly height: number }[];
}

/**
 * Reads a PDF that Chromium printed: its text is drawn as glyph numbers of embedded fonts, and each font says in its
 * ToUnicode map which characters they are. Enough for our own papers, and for nothing else.
 */
export function readPdf(bytes: Uint8Array): PrintedPaper {
  const file = Buffer.from(bytes).toString('latin1');
  const objects = new Map<string, string>();
  for (const [, id = '', body = ''] of file.matchAll(/(?:^|\n)(\d+) 0 obj\b([\s\S]*?)\nendobj/g))
    objects.set(id, body);
  const pages = [...objects.values()].filter((body) => /\/Type\s*\/Page\b/.test(body));
  const maps = new Map<string, Font>();
  return {
    pages: pages.map((page) => {
      const [, , width = 0, height = 0] = (/\/MediaBox\s*\[([^\]]*)\]/.exec(page)?.[1] ?? '')
        .trim()
        .split(/\s+/)
        .map(Number);
      return { width: Math.round((width / 72) * 25.4), height: Math.round((height / 72) * 25.4) };
    }),
    text: pages.map((page) => textOf(page)).join('\n'),
  };

  function textOf(page: string): string {
    const fonts = new Map<string, Font>();
    const resources = /\/Font\s*<<([\s\S]*?)>>/.exec(resolved(page, 'Resources'))?.[1] ?? '';
    for (const [, name = '', id = ''] of resources.matchAll(/\/(\S+)\s+(\d+) 0 R/g))
      fonts.set(name, mapOf(id));
    const contents = /\/Contents\s+(\d+) 0 R/.exec(page)?.[1] ?? '';
    return drawn(streamOf(contents), fonts);
  }

  /** A dictionary that stands in place or is referred to. */
  function resolved(body: string, name: string): string {
    const id = new RegExp(`/${name}\\s+(\\d+) 0 R`).exec(body)?.[1];
    return id === undefined ? body : (objects.get(id) ?? '');
  }

  function streamOf(id: string): string {
    const body = objects.get(id) ?? '';
    const at = body.indexOf('stream');
    const length = Number(/\/Length\s+(\d+)/.exec(body.slice(0, at))?.[1] ?? 0);
    const start = at + (/^stream\r?\n/.exec(body.slice(at, at + 8))?.[0].length ?? 0);
    const raw = body.slice(start, start + length);
    return /FlateDecode/.test(body.slice(0, at))
      ? inflateSync(Buffer.from(raw, 'latin1')).toString('latin1')
      : raw;
  }

  function mapOf(font: string): Font {
    const known = maps.get(font);
    if (known) return known;
    const id = /\/ToUnicode\s+(\d+) 0 R/.exec(objects.get(font) ?? '')?.[1];
    const cmap = id === undefined ? '' : streamOf(id);
    const map = new Map<number, string>();
    // A font whose shape varies is embedded with codes of one byte, any other with two.
    const digits = /begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(cmap)?.[1]?.length ?? 4;
    const made = { digits, characters: map };
    maps.set(font, made);
    for (const [, lines = ''] of cmap.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
      for (const [, glyph = '', to = ''] of lines.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
        map.set(Number.parseInt(glyph, 16), characters(to));
    for (const [, lines = ''] of cmap.matchAll(/beginbfrange([\s\S]*?)endbfrange/g))
      for (const [, first = '', last = '', to = ''] of lines.matchAll(
        /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g,
      ))
        for (let glyph = Number.parseInt(first, 16); glyph <= Number.parseInt(last, 16); glyph += 1)
          map.set(glyph, String.fromCodePoint(Number.parseInt(to, 16) + glyph - Number.parseInt(first, 16)));
    return made;
  }
}

interface Font {
  /** Of one glyph number. */
  readonly digits: number;
  readonly characters: ReadonlyMap<number, string>;
}

const characters = (digits: string): string => Buffer.from(digits, 'hex').swap16().toString('utf16le');

/** The texts of a content stream in the order in which they are drawn, a blank between two of them. */
function drawn(stream: string, fonts: ReadonlyMap<string, Font>): string {
  let font: Font = { digits: 4, characters: new Map() };
  const words: string[] = [];
  const steps =
    /\/(\S+)\s+[\d.]+\s+Tf|((?:\[(?:\\.|\((?:\\.|[^\\)])*\)|[^\]])*\]|<[0-9A-Fa-f]*>|\((?:\\.|[^\\)])*\))\s*T[jJ])/g;
  for (const [, name, shown] of stream.matchAll(steps)) {
    if (name !== undefined) font = fonts.get(name) ?? font;
    if (shown === undefined) continue;
    const parts = [...shown.matchAll(/<([0-9A-Fa-f]*)>|\(((?:\\.|[^\\)])*)\)/g)];
    const codes = parts.map(([, digits, plain]) => digits ?? hexOf(plain ?? '')).join('');
    const { digits, characters: of } = font;
    const glyphs = codes.match(new RegExp(`.{${digits}}`, 'g')) ?? [];
    words.push(glyphs.map((glyph) => of.get(Number.parseInt(glyph, 16)) ?? '').join(''));
  }
  return words.join(' ');
}

/** The bytes of a text in brackets, whose special ones are escaped. */
function hexOf(plain: string): string {
  const named: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };
  const bytes = plain.replaceAll(/\\(?:([0-7]{1,3})|(.))/gs, (_, octal?: string, one = '') =>
    octal === undefined ? (named[one] ?? one) : String.fromCharCode(Number.parseInt(octal, 8)),
  );
  return Buffer.from(bytes, 'latin1').toString('hex');
}
