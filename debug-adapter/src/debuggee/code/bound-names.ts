import type { Program } from '../../../../vm-core/src/index.ts';
import type { CairoFunction } from './functions.ts';
import type { HintCode } from './hint-code.ts';
import type { FunctionLines } from './source-functions.ts';
import { listSourceNames, type SourceName } from './source-names.ts';
import { outermost } from './source-range.ts';

/** A name in the source, and the reference that it stands for there: an index in `Program.references`. */
export interface BoundName extends SourceName {
  readonly fullName: string;
  readonly reference: number;
}

/** A function of a program with its text. */
export interface FunctionText {
  readonly program: Program;
  readonly hints: readonly HintCode[];
  readonly function: CairoFunction;
  /** As the debug information names it. */
  readonly file: string;
  readonly text: string;
  readonly lines: FunctionLines;
}

/** Lines of the source with the code that was made for them. */
interface CodeLines {
  readonly startLine: number;
  readonly endLine: number;
  /** Offsets of the first instruction, and of the one behind the last. */
  readonly first: number;
  readonly next: number | undefined;
}

/** Names with no code between them but, at most, that of the first of their lines. */
interface Run {
  readonly names: SourceName[];
  /** The code of the first lines; undefined if there is none. */
  readonly code: CodeLines | undefined;
  /** The first instruction that sees all that the names bind. */
  readonly after: number | undefined;
}

/**
 * Says of the names in a function's text which reference each stands for. The debug information has the bindings at every
 * instruction: a name has those before the code of its line, and, where it is bound, those behind that code. Where
 * that is not certain (a name is bound twice without code between, or at the end of a block) it is left out.
 * @param fullNames of the references that may be meant, by name
 */
export function listBoundNames(source: FunctionText, fullNames: ReadonlyMap<string, string>): BoundName[] {
  const { program } = source;
  const { names, blocks } = listSourceNames(source.text, source.lines);
  const possible = names.filter(({ name }) => fullNames.has(name));
  const bound: BoundName[] = [];
  const add = (name: SourceName, reference: number | undefined): void => {
    if (reference !== undefined) bound.push({ ...name, fullName: fullNames.get(name.name) ?? '', reference });
  };
  const binding = (bindings: Bindings | undefined, { name }: SourceName): number | undefined =>
    bindings?.get(fullNames.get(name) ?? '');
  for (const name of possible.filter(({ kind }) => kind === 'hint')) {
    add(name, binding(bindingsInHint(source, name), name));
  }
  for (const run of runsOf(
    source,
    possible.filter(({ kind }) => kind !== 'hint'),
    blocks,
  )) {
    const before = bindingsAt(program, run.code?.first);
    const after = bindingsAt(program, run.after);
    for (const name of run.names)
      add(name, bindingIn(run, name, binding(before, name), binding(after, name)));
  }
  return bound.sort((a, b) => a.line - b.line || a.column - b.column);
}

type Bindings = ReadonlyMap<string, number>;

/** References by full name, before an instruction. */
function bindingsAt({ debugInfo }: Program, offset: number | undefined): Bindings | undefined {
  if (offset === undefined) return undefined;
  return debugInfo?.instructionLocations.get(offset)?.flowTracking?.referenceIds;
}

function bindingsInHint({ program, hints, file }: FunctionText, { line }: SourceName): Bindings | undefined {
  const isAround = ({ range }: HintCode): boolean =>
    range?.file === file && range.startLine <= line && line <= range.endLine;
  const hint = hints.find(isAround);
  return hint && program.hints.get(hint.offset)?.[hint.index]?.flowTracking?.referenceIds;
}

/** @param before the binding before the code of the run, `after` that behind all of it */
function bindingIn(
  { names, code }: Run,
  name: SourceName,
  before: number | undefined,
  after: number | undefined,
): number | undefined {
  const definitions = names.filter(other => other.kind === 'definition' && other.name === name.name);
  const last = definitions.at(-1);
  // If the binding is the same behind it, what was bound here is out of sight there.
  const ofLast = code && before === after ? undefined : after;
  if (name.kind === 'definition') return name === last ? ofLast : undefined;
  const earlier = definitions.findLast(({ statement }) => statement < name.statement);
  if (earlier) return earlier === last ? ofLast : undefined;
  if (code && name.line <= code.endLine) return before;
  return last ? undefined : after;
}

/** Groups names by the code around them, in their order. Those at the end of a block without code behind them are left out. */
function runsOf(
  source: FunctionText,
  names: readonly SourceName[],
  blocks: ReadonlyMap<number, number>,
): Run[] {
  const lines = codeLinesOf(source);
  const runs = new Map<string, Run>();
  for (const name of names) {
    const index = lines.findLastIndex(({ startLine }) => startLine <= name.line);
    const [code, next] = [lines[index], lines[index + 1]];
    const isIn = (other: CodeLines): boolean => blocks.get(other.startLine) === name.block;
    // Parameters are bound where the function begins.
    const isParameter = code === undefined && name.block === 0;
    const run =
      code && isIn(code)
        ? { key: `from ${index}`, code, after: code.next }
        : next && (isIn(next) || isParameter)
          ? { key: `to ${index}`, code: undefined, after: next.first }
          : undefined;
    if (!run) continue;
    const known = runs.get(run.key);
    if (known) known.names.push(name);
    else runs.set(run.key, { names: [name], code: run.code, after: run.after });
  }
  return [...runs.values()];
}

/** The lines of the function that have code, in their order; what shares lines is together. */
function codeLinesOf({ program, function: { start, end }, file, lines }: FunctionText): CodeLines[] {
  const locations = [...(program.debugInfo?.instructionLocations ?? [])]
    .filter(([offset]) => start <= offset && offset < end)
    .sort(([a], [b]) => a - b);
  const pieces = locations.flatMap(([offset, { inst }], index): CodeLines[] => {
    const range = outermost(inst);
    if (range?.file !== file || range.startLine < lines.first || range.endLine > lines.last) return [];
    const { startLine, endLine } = range;
    return [{ startLine, endLine, first: offset, next: locations[index + 1]?.[0] }];
  });
  const merged: CodeLines[] = [];
  for (const piece of pieces.sort((a, b) => a.startLine - b.startLine || a.first - b.first)) {
    const last = merged.at(-1);
    if (last && piece.startLine <= last.endLine) merged[merged.length - 1] = join(last, piece);
    else merged.push(piece);
  }
  return merged;
}

function join(a: CodeLines, b: CodeLines): CodeLines {
  const isEnd = a.next === undefined || b.next === undefined;
  return {
    startLine: a.startLine,
    endLine: Math.max(a.endLine, b.endLine),
    first: Math.min(a.first, b.first),
    next: isEnd ? undefined : Math.max(a.next ?? 0, b.next ?? 0),
  };
}
