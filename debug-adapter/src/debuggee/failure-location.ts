import { HintError, VmException } from '../../../vm-core/src/index.ts';

/** The place of a failure in the source: of the instruction, or of the line of a hint. */
export function failureLocation(error: Error): { file: string; line: number; column: number } | undefined {
  if (!(error instanceof VmException) || error.location?.filename === undefined) return undefined;
  const { filename, startLine, startCol } = error.location;
  const line = error.inner instanceof HintError ? error.inner.details.line : undefined;
  return { file: filename, line: line ?? startLine, column: line === undefined ? startCol : 1 };
}
