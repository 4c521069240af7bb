import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf, programPath } from './programs.ts';
import type { TestSession } from './test-session.ts';

/** A line: its number, or the marker that it carries (`total` for `// @total`). */
type Line = number | string;

/** The breakpoints of a script, by the request that sets them. Each that is there replaces those before it. */
export interface Breakpoints {
  readonly lines?: readonly (Line | ({ readonly at: Line } & Omit<DebugProtocol.SourceBreakpoint, 'line'>))[];
  /** The file of the lines, if it is not the program. */
  readonly file?: string;
  readonly functions?: readonly (string | DebugProtocol.FunctionBreakpoint)[];
  readonly instructions?: readonly DebugProtocol.InstructionBreakpoint[];
  readonly data?: readonly DebugProtocol.DataBreakpoint[];
  readonly pcs?: readonly string[];
  readonly exceptions?: DebugProtocol.SetExceptionBreakpointsArguments;
}

/** A request that sets breakpoints, with a name for each of them. */
interface Setting {
  readonly command: string;
  readonly args: object;
  readonly names: readonly string[];
}

/** A breakpoint that was answered, and how the script calls it. */
export interface NamedBreakpoint {
  readonly name: string;
  readonly breakpoint: DebugProtocol.Breakpoint;
}

export async function setBreakpoints(
  session: TestSession,
  program: string,
  wanted: Breakpoints,
): Promise<NamedBreakpoint[]> {
  const found: NamedBreakpoint[] = [];
  for (const { command, args, names } of settingsOf(program, wanted)) {
    const { body } = await session.client.customRequest(command, args);
    const breakpoints = (body as { breakpoints?: DebugProtocol.Breakpoint[] } | undefined)?.breakpoints ?? [];
    found.push(...breakpoints.map((breakpoint, index) => ({ name: names[index] ?? '', breakpoint })));
  }
  return found;
}

function* settingsOf(program: string, wanted: Breakpoints): Generator<Setting> {
  const { file = program, lines, functions, instructions, data, pcs, exceptions } = wanted;
  if (lines) {
    const breakpoints = lines.map(each => {
      const { at, ...rest } = typeof each === 'object' ? each : { at: each };
      return { line: typeof at === 'string' ? lineOf(file, at) : at, ...rest };
    });
    const names = lines.map(each => {
      const at = typeof each === 'object' ? each.at : each;
      return `${file === program ? '' : file}${typeof at === 'string' ? `@${at}` : `line ${at}`}`;
    });
    yield { command: 'setBreakpoints', args: { source: { path: programPath(file) }, breakpoints }, names };
  }
  if (functions) {
    const breakpoints = functions.map(each => (typeof each === 'string' ? { name: each } : each));
    yield {
      command: 'setFunctionBreakpoints',
      args: { breakpoints },
      names: breakpoints.map(({ name }) => name),
    };
  }
  if (instructions) {
    const names = instructions.map(({ instructionReference }) => instructionReference);
    yield { command: 'setInstructionBreakpoints', args: { breakpoints: instructions }, names };
  }
  if (data) {
    const names = data.map(({ dataId, accessType = 'write' }) => `${accessType} ${dataId}`);
    yield { command: 'setDataBreakpoints', args: { breakpoints: data }, names };
  }
  if (pcs) yield { command: 'cairoscope/pcBreakpoints', args: { pcs }, names: pcs.map(pc => `pc ${pc}`) };
  if (exceptions) {
    const { filters, filterOptions = [] } = exceptions;
    const names = [...filters, ...filterOptions.map(({ filterId }) => filterId)];
    yield { command: 'setExceptionBreakpoints', args: exceptions, names };
  }
}
