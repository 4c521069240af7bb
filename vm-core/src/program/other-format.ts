/** What to say about a JSON document that is a well-known other thing than a compiled Cairo program. */
export function otherFormat(document: unknown): string | undefined {
  if (typeof document !== 'object' || document === null || 'data' in document) return undefined;
  if ('sierra_program' in document || 'bytecode' in document) {
    return 'This is a compiled Cairo 1 contract or program. Cairoscope runs what cairo-compile makes of Cairo 0 programs.';
  }
  if ('program' in document && 'entry_points_by_type' in document) {
    return (
      'This is a Starknet contract class, which has no main(). ' +
      'Compile the program on its own with cairo-compile and open that.'
    );
  }
  if ('version' in document && 'type_declarations' in document) {
    return 'This is Sierra, the intermediate form of Cairo 1. Cairoscope runs what cairo-compile makes of Cairo 0 programs.';
  }
  return undefined;
}
