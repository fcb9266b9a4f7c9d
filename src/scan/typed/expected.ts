/** The expected names that a half-typed text still allows, those that start with it before those that contain it. */
export function narrowExpected(expected: readonly string[], typed: string, limit = 6): readonly string[] {
  const wanted = typed.trim().toUpperCase();
  const starting = expected.filter((name) => name.toUpperCase().startsWith(wanted));
  // The end of a serial is what people read aloud, so its last digits find it, too.
  const containing = expected.filter(
    (name) => !name.toUpperCase().startsWith(wanted) && name.toUpperCase().includes(wanted),
  );
  return [...starting, ...containing].slice(0, limit);
}
