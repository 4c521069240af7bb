/** A text that is no Cairo expression (or type). */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError';

  constructor(
    message: string,
    readonly text: string,
    /** Characters from the start of the text. */
    readonly position: number,
  ) {
    super(
      `${message} at column ${position + 1} of '${text.length > 200 ? `${text.slice(0, 200)}…` : text}'.`,
    );
  }
}
