import type { Hint, Program } from '../../program/program.ts';
import { nativeHint } from './native-table.ts';

const SHOWN = 10;

/** The program has hints that only Python can run. */
export class UnknownHintsError extends Error {
  override readonly name = 'UnknownHintsError';

  constructor(readonly places: readonly string[]) {
    const more = places.length > SHOWN ? `\n  and ${places.length - SHOWN} more` : '';
    const [hints, have] = places.length === 1 ? ['One hint', 'has'] : [`${places.length} hints`, 'have'];
    super(
      `${hints} of the program ${have} no native form:\n${places
        .slice(0, SHOWN)
        .map(place => `  ${place}`)
        .join('\n')}${more}\nUse 'auto' for hints instead of 'native': Python then runs what has none.`,
    );
  }
}

/** @throws UnknownHintsError if the program has hints that are not in the table */
export function refuseUnknownHints(program: Program): void {
  const unknown = [...program.hints].flatMap(([pc, hints]) =>
    hints.flatMap((hint, index) =>
      nativeHint(hint.code) === undefined ? [hintPlace(program, pc, index, hint)] : [],
    ),
  );
  if (unknown.length > 0) throw new UnknownHintsError(unknown);
}

/** A hint for messages: file and line, or the pc if there is no location, and the first line of the text. */
export function hintPlace(program: Program, pc: number, index: number, { code }: Hint): string {
  const found = program.debugInfo?.instructionLocations.get(pc)?.hints[index];
  const place = found
    ? `${found.location.filename ?? ''}:${found.location.startLine + found.prefixNewlines}`
    : `pc ${pc}`;
  return `${place}: ${code.split('\n').find(line => line.trim() !== '') ?? ''}`;
}
