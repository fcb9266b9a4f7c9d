import { sha256 } from '@noble/hashes/sha2.js';
import { hex, utf8 } from '../base/bytes.ts';

/** What is kept of a badge: enough to know it again when it is scanned, not enough to print another. */
export const badgeHash = (code: string): string => hex(sha256(utf8(code.trim())));
