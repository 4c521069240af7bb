import { HintError, MemoryError, PythonError, VmException } from '../../../../vm-core/src/index.ts';

/** What kinds of failures there are to tell apart. */
export type FailureKind =
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

/** The kind of a failure of a run, by the error that ended it. */
export function failureKind(error: Error): FailureKind {
  const inner = innerError(error);
  const { message } = inner;
  if (inner instanceof HintError) return 'hint-exception';
  if (inner instanceof MemoryError && inner.pythonClass === 'InconsistentMemoryError')
    return 'inconsistent-memory';
  if (/^Unknown value for memory cell /.test(message)) return 'unknown-cell';
  if (/^An ASSERT_EQ instruction failed/.test(message)) return 'failed-assertion';
  return isViolation(inner) ? 'builtin-violation' : 'vm-error';
}

/** Does a builtin refuse a value? Some say so by a rule that is asked at each write, others when they deduce, or at the end. */
function isViolation(inner: Error): boolean {
  if (inner instanceof MemoryError && inner.pythonClass === 'AssertionError') return true;
  if (inner instanceof PythonError && inner.pythonClass === 'InconsistentAutoDeductionError') return true;
  return /^[\w-]+ builtin: |, in range check builtin \d+, /i.test(inner.message);
}
