import { VmException } from '../../../../vm-core/src/index.ts';
import { failureKinds } from '../breakpoints/failure-kinds.ts';

/** How a failure is explained. */
export type ExplanationKind =
  | 'failed-assertion'
  | 'unknown-cell'
  | 'inconsistent-memory'
  | 'builtin-violation'
  | 'hint-exception'
  | 'vm-error';

/** The error without where it was. */
export function innerError(error: Error): Error {
  return error instanceof VmException ? error.inner : error;
}

/** The one kind by which a failure is explained: a hint that gives a cell a second value is a hint first. */
export function explanationKind(error: Error): ExplanationKind {
  const kinds = failureKinds(error);
  if (kinds.has('hint')) return 'hint-exception';
  if (kinds.has('inconsistentMemory')) return 'inconsistent-memory';
  if (kinds.has('assertion')) return 'failed-assertion';
  if (kinds.has('builtin')) return 'builtin-violation';
  return /^Unknown value for memory cell /.test(innerError(error).message) ? 'unknown-cell' : 'vm-error';
}
