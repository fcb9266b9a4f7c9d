import { createInterface } from 'node:readline';
import { type Line, flatReading } from './flat.ts';

/** `npm run -s recognise`: one JSON object a line in, one JSON reading a line out. */
const today = new Date().toISOString().slice(0, 10);
for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
  if (line.trim() === '') continue;
  process.stdout.write(`${JSON.stringify(answer(line))}\n`);
}

function answer(line: string): Record<string, unknown> {
  try {
    return flatReading(JSON.parse(line) as Line, today);
  } catch (error) {
    return { kind: 'unreadable', error: error instanceof Error ? error.message : String(error) };
  }
}
