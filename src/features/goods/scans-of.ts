import type { Body } from '#domain/protocol/body.ts';
import type { ScanEvent } from '../../scan/scan-event.ts';

const longestText = 8192;

/** Raw codes as they were scanned, for the record. */
export const scansOf = (scans: readonly ScanEvent[]): Body['scans'] =>
  scans.slice(-20).map(({ text, symbology, source }) => ({
    text: text.slice(0, longestText),
    symbology: symbology?.slice(0, 8) ?? null,
    source,
  }));
