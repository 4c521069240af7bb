import { HintError, MemoryError, PythonError, VmException } from '../../../../vm-core/src/index.ts';

/** What a person may want to stop at, of all that makes a run fail. */
export type FailureKind =
  /** An `assert` of the program does not hold: an ASSERT_EQ instruction. */
  | 'assertion'
  | 'hint'
  /** A builtin refuses a value, its inputs, or an output that is not what its rule says. */
  | 'builtin'
  /** A cell was to get a second value. */
  | 'inconsistentMemory';

const BUILTIN = /\bbuiltin\b|^Invalid stop pointer for |^Missing memory cells for /i;

/** The kinds of a failure, by cairo-lang's classes and texts: a hint that gives a cell a second value is of two. None of them: other failures. */
export function failureKinds(error: Error): ReadonlySet<FailureKind> {
  const inner = error instanceof VmException ? error.inner : error;
  const { pythonClass, text } = readReason(inner);
  const kinds = new Set<FailureKind>();
  if (inner instanceof HintError) kinds.add('hint');
  else if (text.startsWith('An ASSERT_EQ instruction failed:')) kinds.add('assertion');
  if (pythonClass.endsWith('InconsistentMemoryError')) kinds.add('inconsistentMemory');
  if (pythonClass.endsWith('InconsistentAutoDeductionError') || BUILTIN.test(text)) kinds.add('builtin');
  return kinds;
}

function readReason(inner: Error): { readonly pythonClass: string; readonly text: string } {
  if (inner instanceof HintError) {
    const { pythonType = '', pythonMessage = inner.message } = inner.details;
    return { pythonClass: pythonType, text: pythonMessage };
  }
  const isKnown = inner instanceof MemoryError || inner instanceof PythonError;
  return { pythonClass: isKnown ? inner.pythonClass : '', text: inner.message };
}
