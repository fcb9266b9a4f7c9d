/** Which way a character came from the keyboard. */
export type Path = 'key' | 'input' | 'composition';

/** One frame at 60 Hz and a little: a WebView that delivers a character twice does both within one. */
const frame = 20;

/** Tells a character that arrives a second time on another path from a real second character. */
export function createEchoFilter(): (path: Path, text: string, at: number) => boolean {
  let heard: { path: Path; text: string; at: number } | undefined;
  return (path, text, at) => {
    if (heard === undefined || at - heard.at > frame) {
      heard = { path, text, at };
      return false;
    }
    if (heard.path === path) {
      heard = { path, text: heard.text + text, at };
      return false;
    }
    if (!heard.text.startsWith(text)) {
      heard = { path, text, at };
      return false;
    }
    heard = { ...heard, text: heard.text.slice(text.length) };
    return true;
  };
}
