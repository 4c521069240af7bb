/** What a `HintProcessor` throws when a hint fails. */
export class HintError extends Error {
  override readonly name = 'HintError';

  constructor(
    /** 'Got an exception while executing a hint.' or '… compiling a hint.', or what happened to the processor. */
    message: string,
    /** The text that cairo-lang appends to the error: the Python traceback. Empty if there is none. */
    readonly pythonTraceback: string,
    readonly details: {
      readonly pythonType?: string;
      readonly pythonMessage?: string;
      /** Line in the .cairo file. */
      readonly line?: number;
    } = {},
  ) {
    super(message);
  }
}
