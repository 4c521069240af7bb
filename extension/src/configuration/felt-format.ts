/** The values of `feltFormat`. */
export const FELT_FORMATS = ['auto', 'signed', 'unsigned', 'hex', 'string'] as const;

export type FeltFormat = (typeof FELT_FORMATS)[number];
