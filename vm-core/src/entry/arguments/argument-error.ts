/** Arguments that a function cannot be given; the message says which, what it takes and what it was given. */
export class ArgumentError extends Error {
  override readonly name = 'ArgumentError';
}
