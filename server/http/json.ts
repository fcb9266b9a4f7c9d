import type { App } from './fastify.ts';
import { Refused } from './errors.ts';

/** No message of ours is deeper than this; a deeper one is meant to hurt. */
const deepest = 16;

/** JSON and nothing else, measured before it is parsed. */
export function readJsonOnly(app: App): void {
  app.removeAllContentTypeParsers();
  readFiles(app);
  const parse = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = String(body);
    const at = tooDeepAt(text, deepest);
    if (at !== null) {
      const message = `JSON may be nested ${deepest} levels deep at most`;
      done(new Refused(400, { code: 'too-deep', message, where: `character ${at}` }));
      return;
    }
    parse(request, text, (error, value) => {
      if (!error) return done(null, value);
      const reason = error.message.replaceAll(/\s+/g, ' ').slice(0, 120);
      done(new Refused(400, { code: 'not-json', message: `The body can't be read as JSON: ${reason}` }));
    });
  });
}

/** Tables as browsers and programs name them; taken as bytes, on routes that want a file and nowhere else. */
const fileTypes = [
  'text/csv',
  'application/octet-stream',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
];

function readFiles(app: App): void {
  app.addContentTypeParser(fileTypes, { parseAs: 'buffer' }, (request, body, done) => {
    if (request.routeOptions.config.file !== undefined) return done(null, body);
    done(new Refused(415, { code: 'not-json', message: 'Only application/json is understood here' }));
  });
}

const quote = 34;
const backslash = 92;
const openers = new Set([91, 123]);
const closers = new Set([93, 125]);

/** Where the nesting passes `limit`, without building anything. */
export function tooDeepAt(text: string, limit: number): number | null {
  let depth = 0;
  let inText = false;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (inText) {
      if (code === backslash) at += 1;
      else if (code === quote) inText = false;
    } else if (code === quote) inText = true;
    else if (openers.has(code)) {
      depth += 1;
      if (depth > limit) return at;
    } else if (closers.has(code)) depth -= 1;
  }
  return null;
}
