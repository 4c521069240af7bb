/** What kind of thing went wrong, for callers that offer a button for it. */
export type ToolchainErrorKind =
  'no-python' | 'python-unusable' | 'no-network' | 'installation-failed' | 'compiler-failed' | 'cancelled';

/** An error for people: its message says what happened and what to do about it. */
export class ToolchainError extends Error {
  override readonly name = 'ToolchainError';

  /**
   * @param kind what kind of thing went wrong
   * @param details output of a tool, for a log; the message is complete without it
   */
  constructor(
    readonly kind: ToolchainErrorKind,
    message: string,
    readonly details = '',
  ) {
    super(message);
  }
}

/** @throws ToolchainError of kind `cancelled` if the signal was raised */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) {
    throw new ToolchainError('cancelled', 'Cancelled.');
  }
}
