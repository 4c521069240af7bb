import {
  formatType,
  smallestLayout,
  toSigned,
  type Identifier,
  type Program,
} from '../../../vm-core/src/index.ts';
import { functionsOf } from '../program/functions.ts';
import { signatureOf } from './signature.ts';

/** What `cairoscope info` says of a program. Constants are decimal texts. */
export interface ProgramInfo {
  readonly compilerVersion: string | null;
  readonly builtins: readonly string[];
  /** The smallest layout that has the builtins; null if none has. */
  readonly layout: string | null;
  /** Words. */
  readonly size: number;
  readonly mainScope: string;
  /** The pcs at which a run can start and end; those that the program has. */
  readonly entryPoints: Readonly<Record<string, number>>;
  readonly debugInfo: { readonly files: readonly string[] } | null;
  readonly functions: readonly FunctionInfo[];
  readonly hints: readonly HintInfo[];
  readonly structs: readonly StructInfo[];
  readonly constants: Readonly<Record<string, string>>;
  readonly attributes: readonly AttributeInfo[];
  /** How many identifiers there are of each type. */
  readonly identifiers: Readonly<Record<string, number>>;
}

export interface FunctionInfo {
  readonly name: string;
  readonly pc: number;
  /** Words. */
  readonly size: number;
  /** `{range_check_ptr: felt}(n: felt) -> (res: felt)` */
  readonly signature: string;
  readonly decorators: readonly string[];
  /** How many hints stand in it. */
  readonly hints: number;
}

/** A hint's code, and everywhere it stands. */
export interface HintInfo {
  readonly code: string;
  readonly pcs: readonly number[];
  /** Does it stand in the common library only? */
  readonly isLibrary: boolean;
}

export interface StructInfo {
  readonly name: string;
  /** Cells. */
  readonly size: number;
  readonly members: readonly { readonly name: string; readonly type: string; readonly offset: number }[];
}

export interface AttributeInfo {
  readonly name: string;
  readonly value: string;
  readonly startPc: number;
  readonly endPc: number;
}

const LIBRARY = 'starkware.';
/** Members of a function that describe its stack frame: every function has them. */
const FRAME_PARTS = new Set(['Args', 'ImplicitArgs', 'Return', 'SIZEOF_LOCALS']);

export function programInfo(program: Program): ProgramInfo {
  return {
    compilerVersion: program.compilerVersion || null,
    builtins: program.builtins,
    layout: smallestLayout(program.builtins) ?? null,
    size: program.data.length,
    mainScope: program.mainScope,
    entryPoints: entryPointsOf(program),
    debugInfo: program.debugInfo ? { files: filesOf(program) } : null,
    functions: functionInfos(program),
    hints: hintInfos(program),
    structs: structInfos(program),
    constants: constantsOf(program),
    attributes: program.attributes.map(({ name, value, startPc, endPc }) => ({
      name,
      value,
      startPc,
      endPc,
    })),
    identifiers: countTypes(program.identifiers.values()),
  };
}

function entryPointsOf(program: Program): Record<string, number> {
  const names = ['main', '__start__', '__end__'];
  const entries = names.map(name => {
    const identifier = program.identifiers.get(`${program.mainScope}.${name}`);
    return identifier !== undefined && 'pc' in identifier ? [[name, identifier.pc] as const] : [];
  });
  return Object.fromEntries(entries.flat());
}

/** In the order of the code. */
function filesOf({ debugInfo }: Program): string[] {
  const files = new Set<string>();
  for (const { inst } of debugInfo?.instructionLocations.values() ?? []) {
    if (inst.filename !== undefined) files.add(inst.filename);
  }
  return [...files];
}

function functionInfos(program: Program): FunctionInfo[] {
  const hintCounts = [...program.hints].map(([pc, hints]) => ({ pc, count: hints.length }));
  return functionsOf(program).map(({ name, start, end }) => {
    const identifier = program.identifiers.get(name);
    const inside = hintCounts.filter(({ pc }) => pc >= start && pc < end);
    return {
      name,
      pc: start,
      size: end - start,
      signature: signatureOf(program, name),
      decorators: identifier?.type === 'function' ? identifier.decorators : [],
      hints: inside.reduce((sum, { count }) => sum + count, 0),
    };
  });
}

function hintInfos(program: Program): HintInfo[] {
  const byCode = new Map<string, { pcs: number[]; isLibrary: boolean }>();
  for (const [pc, hints] of program.hints) {
    for (const { code, accessibleScopes } of hints) {
      const isLibrary = accessibleScopes.at(-1)?.startsWith(LIBRARY) ?? false;
      const known = byCode.get(code);
      if (known === undefined) byCode.set(code, { pcs: [pc], isLibrary });
      else {
        known.pcs.push(pc);
        known.isLibrary &&= isLibrary;
      }
    }
  }
  return [...byCode].map(([code, rest]) => ({ code, ...rest }));
}

/** Those that the source declares; the frames of functions are in their signatures. */
function structInfos(program: Program): StructInfo[] {
  return [...program.identifiers].flatMap(([name, identifier]) => {
    if (identifier.type !== 'struct' || FRAME_PARTS.has(lastPart(name))) return [];
    const members = [...identifier.members].map(([member, { cairoType, offset }]) => ({
      name: member,
      type: formatType(cairoType),
      offset,
    }));
    return [{ name, size: identifier.size, members }];
  });
}

function constantsOf(program: Program): Record<string, string> {
  const constants = [...program.identifiers].flatMap(([name, identifier]) =>
    identifier.type === 'const' && !FRAME_PARTS.has(lastPart(name))
      ? [[name, `${toSigned(identifier.value)}`] as const]
      : [],
  );
  return Object.fromEntries(constants);
}

function countTypes(identifiers: Iterable<Identifier>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { type } of identifiers) counts[type] = (counts[type] ?? 0) + 1;
  return counts;
}

const lastPart = (name: string): string => name.slice(name.lastIndexOf('.') + 1);
