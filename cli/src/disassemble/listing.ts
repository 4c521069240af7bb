import {
  decodeInstruction,
  formatInstruction,
  isCompilable,
  toSigned,
  type Instruction,
  type Program,
  type SourceLocation,
} from '../../../vm-core/src/index.ts';
import { symbolsOf } from '../program/functions.ts';

/** One instruction of a listing, or a word of data. */
export interface ListedInstruction {
  /** Offset in the program's data. */
  readonly pc: number;
  /** The functions and labels that begin here. */
  readonly symbols: readonly string[];
  /** In hexadecimal; the second is the immediate. */
  readonly words: readonly string[];
  /** In Cairo, as `[ap] = [fp - 3] + 2, ap++`. */
  readonly text: string;
  /** What an instruction does for which Cairo has no syntax (cairo-vm's extensions); null for all others. */
  readonly note: string | null;
  /** Where a jump or call by a fixed distance leads to; null for all others. */
  readonly target: { readonly pc: number; readonly symbol: string | null } | null;
  /** What runs before it, in this order. */
  readonly hints: readonly string[];
  readonly source: SourceLine | null;
}

export interface SourceLine {
  /** As named in the debug information. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column: number;
}

/** The instructions that begin in the range, one after the other. */
export function* listProgram(
  program: Program,
  { start, end }: { readonly start: number; readonly end: number },
): Generator<ListedInstruction> {
  const symbols = symbolsOf(program);
  for (let pc = start; pc < end;) {
    const words = program.data.slice(pc, pc + 2);
    const instruction = decode(words);
    const size = instruction?.size ?? 1;
    const [word = 0n, immediate] = words;
    const target = instruction && targetOf(instruction, pc, immediate);
    yield {
      pc,
      symbols: symbols.get(pc) ?? [],
      words: words.slice(0, size).map(each => `0x${each.toString(16)}`),
      note: noteOf(words),
      text: instruction ? formatInstruction(instruction, immediate) : `dw ${toSigned(word)}`,
      target: target === undefined ? null : { pc: target, symbol: symbols.get(target)?.[0] ?? null },
      hints: program.hints.get(pc)?.map(hint => hint.code) ?? [],
      source: sourceLine(program.debugInfo?.instructionLocations.get(pc)?.inst),
    };
    pc += size;
  }
}

/** Undefined for a word that no Cairo instruction is compiled to. */
function decode(words: readonly bigint[]): Instruction | undefined {
  const instruction = decodeAny(words);
  return instruction && isCompilable(instruction, words[1]) ? instruction : undefined;
}

function decodeAny([word = 0n, immediate]: readonly bigint[]): Instruction | undefined {
  try {
    return decodeInstruction(word, immediate !== undefined);
  } catch {
    return undefined;
  }
}

function noteOf(words: readonly bigint[]): string | null {
  const instruction = decodeAny(words);
  const isExtension = instruction && /^(blake2s|qm31)/.test(instruction.opcode);
  return isExtension ? formatInstruction(instruction, words[1]) : null;
}

function targetOf(instruction: Instruction, pc: number, immediate: bigint | undefined): number | undefined {
  const { pcUpdate, op1Source, res } = instruction;
  if (immediate === undefined || op1Source !== 'imm' || res === 'add' || res === 'mul') return undefined;
  return pcUpdate === 'jump-rel' || pcUpdate === 'jnz' ? pc + Number(toSigned(immediate)) : undefined;
}

/** Code that the compiler made up stands in a text of its own; its parent is the place in the source that led to it. */
function sourceLine(location: SourceLocation | undefined): SourceLine | null {
  let place = location;
  while (place?.parent !== undefined && place.filename?.startsWith('autogen/') === true)
    place = place.parent.location;
  if (place?.filename === undefined) return null;
  return { file: place.filename, line: place.startLine, column: place.startCol };
}
