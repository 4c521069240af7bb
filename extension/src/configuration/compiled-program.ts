/**
 * Whether the start of a JSON text can be the start of a compiled Cairo program. Cheap, for long lists of files:
 * the compiler writes its keys in order, `attributes` or `builtins` first.
 *
 * @param head some thousand characters
 */
export function mayBeCompiledProgram(head: string): boolean {
  return /^\uFEFF?\s*\{\s*"(attributes|builtins|compiler_version|data|prime)"\s*:/.test(head);
}

/** Whether a JSON text is a compiled Cairo program; it is not parsed, the loader of the VM does that strictly. */
export function isCompiledProgram(text: string): boolean {
  return /^\uFEFF?\s*\{/.test(text) && ['prime', 'data', 'builtins'].every(key => text.includes(`"${key}"`));
}
