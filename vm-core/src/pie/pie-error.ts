/** A Cairo PIE that cannot be used; the message says what is wrong with it. */
export class PieError extends Error {
  override readonly name = 'PieError';
}
