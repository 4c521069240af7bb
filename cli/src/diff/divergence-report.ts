import {
  formatInstruction,
  instructionOf,
  Relocatable,
  toSigned,
  type CellValue,
  type Divergence,
  type Pair,
  type Place,
  type Program,
} from '../../../vm-core/src/index.ts';
import type { SourceFinder } from '../source-finder.ts';

/** What a person or a script reads of a divergence. */
export interface DivergenceReport {
  readonly kind: Divergence['kind'];
  /** Null for a cell that no step accessed. */
  readonly step: number | null;
  readonly pc: string | null;
  /** `file:line: text`; null without debug information. */
  readonly source: string | null;
  readonly instruction: string | null;
  /** What differs: a register, the cell and its part in the instruction, the number of steps. */
  readonly what: string;
  readonly first: string;
  readonly second: string;
}

const PROGRAM_ADDRESS = 1;

/** @param program names the lines and the instructions; undefined if there is none */
export function describeDivergence(
  divergence: Divergence,
  program: Program | undefined,
  sources: SourceFinder | undefined,
): DivergenceReport {
  const pc = divergence.kind === 'memory' ? undefined : divergence.pc;
  const offset = pc === undefined ? undefined : programOffset(pc);
  return {
    kind: divergence.kind,
    step: divergence.kind === 'memory' ? null : divergence.step,
    pc: pc === undefined ? null : `${pc}`,
    source: sourceLine(program, offset, sources) ?? null,
    instruction: instructionText(program, offset) ?? null,
    ...difference(divergence),
  };
}

function difference(divergence: Divergence): Pick<DivergenceReport, 'what' | 'first' | 'second'> {
  switch (divergence.kind) {
    case 'register':
      return { what: divergence.name, ...texts(divergence.values) };
    case 'cell': {
      const { role, places, values } = divergence;
      return { what: `${role}, cell ${placesText(places)}`, ...texts(values) };
    }
    case 'length': {
      const { first, second } = divergence.steps;
      return { what: 'the number of steps', first: `${first}`, second: `${second}` };
    }
    case 'memory':
      return { what: `cell ${placesText(divergence.places)}`, ...texts(divergence.values) };
  }
}

/** For people. */
export function divergenceText(report: DivergenceReport, names: Pair<string>): string {
  const { step, pc, source, instruction, what } = report;
  const width = Math.max(names.first.length, names.second.length) + 2;
  const where = step === null ? 'in memory that no instruction accessed' : `at step ${step}`;
  return [
    `The runs differ ${where}.`,
    ...(pc === null ? [] : [`  pc ${pc}${source === null ? '' : `  ${source}`}`]),
    ...(instruction === null ? [] : [`  ${instruction};`]),
    `  ${what}:`,
    `    ${`${names.first}:`.padEnd(width)}${report.first}`,
    `    ${`${names.second}:`.padEnd(width)}${report.second}`,
    '',
  ].join('\n');
}

/** The program is segment 0, and the first in a memory file. */
function programOffset(pc: Place): number | undefined {
  if (typeof pc === 'number') return pc - PROGRAM_ADDRESS;
  return pc.segment === 0 ? pc.offset : undefined;
}

function sourceLine(
  program: Program | undefined,
  offset: number | undefined,
  sources: SourceFinder | undefined,
): string | undefined {
  const location =
    offset === undefined ? undefined : program?.debugInfo?.instructionLocations.get(offset)?.inst;
  if (location?.filename === undefined) return undefined;
  const text = program?.debugInfo?.fileContents.get(location.filename) ?? sources?.read(location.filename);
  const line = text?.split('\n')[location.startLine - 1]?.trim();
  return `${location.filename}:${location.startLine}${line === undefined ? '' : `: ${line}`}`;
}

function instructionText(program: Program | undefined, offset: number | undefined): string | undefined {
  if (program === undefined || offset === undefined) return undefined;
  const instruction = instructionOf(program.data[offset]);
  return instruction && formatInstruction(instruction, program.data[offset + 1]);
}

function placesText({ first, second }: Pair<Place | undefined>): string {
  const texts = [first, second].filter(place => place !== undefined).map(String);
  return [...new Set(texts)].join(' and ') || 'of a pointer that is none';
}

function texts({ first, second }: Pair<CellValue | Place | undefined>): Pair<string> {
  return { first: valueText(first), second: valueText(second) };
}

function valueText(value: CellValue | Place | undefined): string {
  if (value === undefined) return 'unknown';
  return value instanceof Relocatable || typeof value === 'number' ? `${value}` : `${toSigned(value)}`;
}
