/** A text that is no Cairo expression; `position` counts characters from 0. */
export class ExpressionSyntaxError extends Error {
  override readonly name = 'ExpressionSyntaxError';

  constructor(
    message: string,
    readonly text: string,
    readonly position: number,
  ) {
    super(`${message} at column ${position + 1} of '${text}'.`);
  }
}
