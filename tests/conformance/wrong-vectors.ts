/** Labels of the vectors that the standard does not bear out, each with its section. Verdict and identifiers agree all the same. */
export const wrongKinds: Readonly<Record<string, { readonly says: string; readonly why: string }>> = {
  c17fdadc37e: {
    says: 'restricted',
    why: 'Labelled "gtin". GenSpecs 1.4 (GS1 Prefixes): 20 to 29 are Restricted Circulation Numbers. The floor vectors of the group "restricted" say so, too.',
  },
  c2508ffc39a: {
    says: 'restricted',
    why: 'Labelled "gtin". GenSpecs 1.4 (GS1-8 Prefixes): GTIN-8 numbers that begin with 0 are velocity codes or company numbers (RCN-8).',
  },
  c28a86fe956: {
    says: 'gs1',
    why: 'Labelled "plain", with "associations: violated" beside it. GenSpecs 5.1 (symbology identifiers): ]C1 is a GS1-128 symbol; (99) twice is GS1 data that breaks a rule.',
  },
  cb28c114429: {
    says: 'plain-url',
    why: 'Labelled "plain", while the same writing of the scheme in another vector is "plain-url". RFC 3986, 3.1: schemes are the same in any case.',
  },
};
