import { renderUnicodeCompact } from 'uqr';
import type { Settings } from './settings.ts';

interface Started {
  readonly settings: Settings;
  readonly port: number;
  readonly demoCode: string | null;
  readonly setupToken: string | null;
  readonly hasApp: boolean;
  readonly lan: {
    readonly addresses: readonly string[];
    readonly fingerprint: string;
    readonly trustPort: number;
  } | null;
}

/** What the person who started the server needs to go on. Codes for machines are QR codes of https addresses only. */
export function bannerOf({ settings, port, demoCode, setupToken, hasApp, lan }: Started): string {
  const scheme = settings.tls || settings.lan ? 'https' : 'http';
  const local = `${scheme}://localhost:${port}`;
  const lines = ['', `Lotline is ready: ${local}`];
  if (demoCode) lines.push(`The demo barcodes are at ${local}/demo`);
  if (setupToken)
    lines.push(
      'Nobody is here yet. Open this link within a day, once, to name the company and its first administrator:',
      `${local}/setup#${setupToken}`,
    );
  if (!hasApp) lines.push('The app is not built; only the API is served.');
  if (lan) lines.push(...lanLines(port, demoCode, lan));
  lines.push('Press Ctrl-C to stop.', '');
  return lines.join('\n');
}

function lanLines(port: number, demoCode: string | null, lan: NonNullable<Started['lan']>): string[] {
  const [address] = lan.addresses;
  if (!address) return ['This machine has no address on a network: handhelds can not reach it.'];
  const app = `https://${address}:${port}`;
  return [
    '',
    `1. Once on each handheld, trust this server: ${app}/trust`,
    renderUnicodeCompact(`${app}/trust`, { border: 2 }),
    `   The certificate's fingerprint: ${lan.fingerprint}`,
    `   If the browser does not let you past its warning: http://${address}:${lan.trustPort}/trust (certificate only)`,
    '',
    `2. Then open the app: ${app}`,
    renderUnicodeCompact(app, { border: 2 }),
    ...(demoCode ? [`   Its demo page for handhelds: ${app}/demo?code=${demoCode}`] : []),
    '',
  ];
}
