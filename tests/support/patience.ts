/** How long a test waits for what must come. It ends the moment it is there; only what is broken takes this long. */
export const patience = { timeout: 20_000, interval: 15 } as const;
