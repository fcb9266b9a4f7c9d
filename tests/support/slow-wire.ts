import { type Server, connect, createServer } from 'node:net';
import type { Duplex } from 'node:stream';

/**
 * A wire between a device and its server on which everything arrives late, each way by half of it: what a screen does
 * between an answer and the rows that follow it is only seen with a plant's network in between.
 * @param milliseconds for a way there and back
 */
export function slowWire(from: number, to: number, milliseconds: number): Promise<Server> {
  const wire = createServer((device) => {
    const server = connect(to, '127.0.0.1');
    late(device, server, milliseconds / 2);
    late(server, device, milliseconds / 2);
  });
  return new Promise((resolve, reject) => {
    wire.on('error', reject);
    wire.listen(from, '127.0.0.1', () => resolve(wire));
  });
}

/** The end of one side is passed on as late as its words, and so is a break. */
function late(source: Duplex, target: Duplex, delay: number): void {
  source.on('data', (data: Buffer) => setTimeout(() => target.writable && target.write(data), delay));
  source.on('end', () => setTimeout(() => target.end(), delay));
  source.on('close', () => setTimeout(() => target.destroy(), delay + 50));
  source.on('error', () => undefined);
}
