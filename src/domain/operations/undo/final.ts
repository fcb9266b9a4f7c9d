/** What is itself an end of something, or was signed, is not taken back by a tap. */
const final: ReadonlySet<string> = new Set(['undo', 'waive', 'approve', 'reject', 'release']);

export const isFinal = (kind: string): boolean => final.has(kind);
