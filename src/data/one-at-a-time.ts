/**
 * Runs never overlap. Asking while one is under way gives one more run behind it, however often it is asked, so that
 * whoever asked sees the state of after the asking.
 */
export function oneAtATime(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const run = (): Promise<void> => {
    const own = work().finally(() => {
      running = null;
    });
    running = own;
    return own;
  };
  return () => {
    if (!running) return run();
    next ??= running
      .catch(() => {})
      .then(() => {
        next = null;
        return run();
      });
    return next;
  };
}
