/** For `interface Measures extends Declared<typeof leadMeasures> {}`: the names of a table that a context brings. */
export type Declared<T> = { readonly [N in keyof T]: true };

/**
 * What the ledger counts, each by its name: every context adds its own where it declares them, so that none is misspelt anywhere.
 * (`declare module '#platform/kernel' { interface Measures extends Declared<typeof leadMeasures> {} }`)
 */
// oxlint-disable-next-line typescript/no-empty-object-type, typescript/no-empty-interface -- filled by the contexts
export interface Measures {}
export type Measure = keyof Measures & string;

/** Two accounts, never added: CLAIMED is everything not rejected, RECOGNIZED what a reviewer recognized (认定). */
export const bases = ['CLAIMED', 'RECOGNIZED'] as const;
export type Basis = (typeof bases)[number];

export const agreementKinds = [
  'FRAMEWORK',
  'INTENT',
  'CONTRACT',
  'TALENT',
  'SPONSORSHIP',
  'COOPERATION',
  'GRANT',
] as const;
/** Kinds of agreement (框架/战略, 意向, 合同, 人才, 企业资助, 产业合作, 基金会资助). Only the money of both that are given is added together. */
export type AgreementKind = (typeof agreementKinds)[number];
