/** Segments and offsets are counted in numbers that a double holds exactly. */
const PC = /^\s*(?:(\d{1,15})\s*:)?\s*(\d{1,15})\s*$/;

/**
 * Reads a pc as people write it: `17` in the program, or `0:17` with its segment.
 *
 * @returns the pc as `segment:offset`, or undefined if the text is none
 */
export function parsePc(text: string): string | undefined {
  const match = PC.exec(text);
  if (match === null) return undefined;
  return `${Number(match[1] ?? 0)}:${Number(match[2])}`;
}

/**
 * The name of the function breakpoint that stands for a pc. No function has such a name, so the adapter can tell.
 * It is a function breakpoint because those are kept, shown, switched and given conditions by the editor, while
 * an extension cannot make instruction breakpoints.
 */
export function pcBreakpointName(pc: string): string {
  return `pc ${pc}`;
}
