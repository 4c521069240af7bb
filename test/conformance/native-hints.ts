import {
  FELT,
  parseExpression,
  PRIME,
  Relocatable,
  type CairoType,
  type CellValue,
  type Hint,
  type Identifier,
  type Program,
  type Reference,
} from '../../vm-core/src/index.ts';
import { program, ret } from '../../vm-core/src/testing/casm.ts';
import type { Random } from './random-programs.ts';

/** The file in which the hints say that they stand. */
export const FILE = 'hints.cairo';
const SITE = { group: 0, offset: 0 };
const SCOPE = '__main__.main';
/** Cells of a hint's variables from fp on; ap is behind them. */
export const FRAME_CELLS = 40;

/** What pointers have beside members. */
const ATTRIBUTES = ['address_', 'segment_index'];

/** Constants of the library that hints use. */
const CONSTANTS: Readonly<Record<string, bigint>> = {
  UPPER_BOUND: 2n ** 250n,
  SHIFT: 2n ** 128n,
  MAX_HIGH: (PRIME - 1n) >> 128n,
  MAX_LOW: (PRIME - 1n) & (2n ** 128n - 1n),
  PRIME_OVER_3_HIGH: PRIME / 3n / 2n ** 128n + 1n,
  PRIME_OVER_2_HIGH: PRIME / 2n / 2n ** 128n + 1n,
};

/** A variable of a hint: at `[fp + offset]`, with members if it is a struct. */
export interface HintVariable {
  readonly name: string;
  readonly offset: number;
  /** Of a struct, or of what a pointer leads to; empty for a felt. */
  readonly members: readonly string[];
  /** Does the hint write it, or its first member? */
  readonly isWritten: boolean;
}

export interface HintTrial {
  readonly program: Program;
  readonly hint: Hint;
  readonly variables: readonly HintVariable[];
}

/** A program with one hint, whose `ids` are cells in a row: felts, and structs if members are asked for. */
export function hintTrial(code: string): HintTrial {
  const variables = variablesOf(code);
  const references = variables.map(({ offset, name, members }): Reference => {
    const type = members.length === 0 ? 'felt' : `${SCOPE}.T_${name}`;
    return { pc: 0, value: parseExpression(`[cast(fp + ${offset}, ${type}*)]`), apTracking: SITE };
  });
  const referenceIds = new Map(variables.map(({ name }, index) => [`${SCOPE}.${name}`, index]));
  const flowTracking = { apTracking: SITE, referenceIds };
  const site = { accessibleScopes: ['__main__', SCOPE], flowTracking };
  const hint: Hint = { code, ...site };
  const location = { startLine: 10, startCol: 5, endLine: 11, endCol: 9, filename: FILE, parent: undefined };
  const parts: Partial<Program> = {
    builtins: ['range_check', 'ecdsa'],
    references,
    identifiers: new Map([
      [SCOPE, { type: 'function', pc: 0, decorators: [] }] as const,
      ...Object.entries(CONSTANTS).map(
        ([name, value]) => [`__main__.${name}`, { type: 'const', value }] as const,
      ),
      ...variables.flatMap((variable, index) => identifiersOf(variable, references.slice(index, index + 1))),
    ]),
    hints: new Map([[0, [hint]]]),
    debugInfo: {
      fileContents: new Map([[FILE, `${'\n'.repeat(9)}${code}\n`]]),
      instructionLocations: new Map([
        [0, { ...site, inst: location, hints: [{ location, prefixNewlines: 0 }] }],
      ]),
    },
  };
  return { program: program(ret(), parts), hint, variables };
}

function variablesOf(code: string): HintVariable[] {
  const members = new Map<string, Set<string>>();
  for (const [, name = '', member] of code.matchAll(/\bids\.(\w+)(?:\.(\w+))?/g)) {
    if (name in CONSTANTS) continue;
    const known = members.get(name) ?? new Set<string>();
    if (member !== undefined && !ATTRIBUTES.includes(member)) known.add(member);
    members.set(name, known);
  }
  let offset = 0;
  return [...members].map(([name, its]) => {
    const variable: HintVariable = {
      name,
      offset,
      members: [...its],
      isWritten: new RegExp(`\\bids\\.${name}(\\.\\w+)?(, ids\\.\\w+(\\.\\w+)?)* = `).test(code),
    };
    offset += Math.max(1, its.size);
    return variable;
  });
}

function identifiersOf(
  { name, members }: HintVariable,
  references: readonly Reference[],
): (readonly [string, Identifier])[] {
  const fullName = `${SCOPE}.${name}`;
  const struct = `${SCOPE}.T_${name}`;
  const cairoType: CairoType = members.length === 0 ? FELT : { kind: 'struct', name: struct };
  const reference = [fullName, { type: 'reference', fullName, cairoType, references }] as const;
  if (members.length === 0) return [reference];
  const felts = members.map((member, offset) => [member, { cairoType: FELT, offset }] as const);
  return [
    reference,
    [struct, { type: 'struct', fullName: struct, size: members.length, members: new Map(felts) }],
    ...felts.map(([member, { offset }]) => {
      return [`${struct}.${member}`, { type: 'member', cairoType: FELT, offset }] as const;
    }),
  ];
}

const EDGES = [0n, 1n, 2n, 3n, 7n, 2n ** 64n, 2n ** 123n, 2n ** 127n, 2n ** 128n, 2n ** 250n, PRIME / 2n];

/** Something for a cell: mostly small numbers and numbers near limits, some pointers. */
export function randomValue(random: Random, array: Relocatable): CellValue {
  const edge = EDGES[random.below(EDGES.length)] ?? 0n;
  switch (random.below(8)) {
    case 0:
      return array.add(random.below(4));
    case 1:
      return new Relocatable(1, random.below(3));
    case 2:
    case 3:
      return BigInt(random.below(6));
    case 4:
      return (PRIME + edge - 1n) % PRIME;
    case 5:
      return PRIME - 1n - edge;
    default:
      return edge;
  }
}
