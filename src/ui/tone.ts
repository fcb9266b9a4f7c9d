/** What a colour says. Colour never says it alone: an icon and a word stand beside it. */
export type Tone = 'plain' | 'ok' | 'wait' | 'error' | 'approval';
