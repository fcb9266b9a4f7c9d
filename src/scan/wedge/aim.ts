// ISO/IEC 15424: a code character for the symbology and a modifier. Letters that no symbology bears are left alone.
const identifier = /^\][ABCDEFGHIJKLMNOPQRSTUVWXYZcdehjopsz][0-9A-Za-z]/;

/** Parts `]C1…` into the identifier and the data; a text without one comes back whole. */
export function splitAim(text: string): { readonly symbology: string | undefined; readonly text: string } {
  const symbology = identifier.exec(text)?.[0];
  return symbology === undefined || text.length === symbology.length
    ? { symbology: undefined, text }
    : { symbology, text: text.slice(symbology.length) };
}
