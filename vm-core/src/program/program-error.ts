/** A compiled program that cannot be used; the message names the field, what was found and what to do. */
export class ProgramError extends Error {
  override readonly name = 'ProgramError';
}
