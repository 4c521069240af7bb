import type { BuiltinParts } from '../builtins/builtin.ts';
import type { BuiltinInstance, Layout } from '../layouts/layout.ts';
import type { Program } from '../program/program.ts';
import type { CellValue } from '../relocatable.ts';
import { cellOf, isList, type Arguments, type ArgumentSpace } from './arguments/argument.ts';
import { ArgumentError } from './arguments/argument-error.ts';
import { bindArguments } from './arguments/bind-arguments.ts';
import { TypedCells } from './arguments/typed-cells.ts';
import { entryPc, functionSignature } from './function-signature.ts';
import type { InitialState } from './initial-state.ts';
import { checkBuiltins, layOutSegments, type LaidOut } from './lay-out-segments.ts';

/** A function that runs instead of main, and what it is given. */
export interface FunctionEntry {
  /** Its name, full or as the main scope sees it, or its pc in the program. */
  readonly function: string | number;
  readonly args?: Arguments;
  /**
   * Are the arguments those that the function declares, with its types? Else they are the cells on the stack, and lists
   * become segments. Default: by name yes, by pc no.
   */
  readonly typed?: boolean;
}

/** The builtins of such a run, in the order of their segments (CairoFunctionRunner): not that of `%builtins`. */
const BUILTINS: readonly string[] = [
  'pedersen',
  'range_check',
  'output',
  'ecdsa',
  'bitwise',
  'ec_op',
  'keccak',
  'poseidon',
  'range_check96',
  'add_mod',
  'mul_mod',
];

/**
 * The segments of a run of one function: those of all builtins are there.
 * @throws Error with cairo-lang's text if the layout lacks a builtin of the program
 */
export function layOutForFunction(program: Program, layout: Layout, parts: BuiltinParts): LaidOut {
  checkBuiltins(program.builtins, layout, false);
  const withAll = { ...layout, builtins: builtinsOf(program, layout) };
  const options = { allowMissingBuiltins: false, builtins: 'all-named' } as const;
  return layOutSegments(program, withAll, options, parts);
}

/**
 * A run of one function. Its stack is its arguments, the return fp, which is 0, and the return pc, which is the start of
 * an empty segment (run and run_from_entrypoint in cairo-lang, cairo/common/cairo_function_runner.py).
 * @throws ArgumentError if the arguments are not those of the function, NameError if there is none of this name
 */
export function enterFunction(
  program: Program,
  laidOut: LaidOut,
  entry: FunctionEntry,
  parts: BuiltinParts,
): InitialState {
  const pc = entryOffset(program, entry.function);
  const args = argumentCells(program, entry, laidOut, parts);
  const finalPc = parts.segments.add();
  const stack = [...args, 0n, finalPc];
  stack.forEach((value, offset) => parts.memory.set(laidOut.executionBase.add(offset), value));
  const initialFp = laidOut.executionBase.add(stack.length);
  return { initialPc: laidOut.programBase.add(pc), initialFp, finalPc };
}

function entryOffset(program: Program, entry: string | number): number {
  if (typeof entry === 'string') return entryPc(program, entry);
  if (Number.isInteger(entry) && entry >= 0 && entry < program.data.length) return entry;
  throw new ArgumentError(`There is no pc ${entry} in the program: it has ${program.data.length} words.`);
}

/** First those that the program names, as the layout has them, then the others. */
function builtinsOf(program: Program, layout: Layout): ReadonlyMap<string, BuiltinInstance> {
  const named = [...layout.builtins.keys()].filter(name => program.builtins.includes(name));
  const names = [...named, ...BUILTINS.filter(name => !named.includes(name))];
  return new Map(names.map(name => [name, { ratio: 1, ratioDenominator: 1 }]));
}

function argumentCells(
  program: Program,
  entry: FunctionEntry,
  { builtins }: LaidOut,
  space: ArgumentSpace,
): CellValue[] {
  const { function: name, args = [], typed = typeof name === 'string' } = entry;
  if (typed && typeof name === 'string') {
    const cells = new TypedCells(program, space);
    const bound = bindArguments(functionSignature(program, name), args, builtins);
    return bound.flatMap(({ parameter, argument }) => cells.of(parameter.type, argument, parameter.name));
  }
  if (isList(args)) return args.map(argument => cellOf(argument, space));
  throw new ArgumentError('Arguments by name need a function by name: give a list of them.');
}
