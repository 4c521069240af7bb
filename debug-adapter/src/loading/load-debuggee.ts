import path from 'node:path';
import type { HintOutput } from '../../../python-bridge/src/index.ts';
import { CairoVm, type Program } from '../../../vm-core/src/index.ts';
import { ClientError, describeError } from '../client-error.ts';
import type { FinishedRun } from '../debuggee/compare/comparison.ts';
import { SourceFiles } from '../debuggee/code/source-files.ts';
import { Debuggee } from '../debuggee/debuggee.ts';
import type { DebuggeeEvents } from '../debuggee/debuggee-parts.ts';
import { compileProgram } from './compile-program.ts';
import { compareRuns } from './compare-runs.ts';
import { finishRun } from './finish-run.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import type { LoadReport } from './load-report.ts';
import { openRecorded } from './open-recorded.ts';
import { chooseLayout, readProgram } from './read-program.ts';
import type { ComparedRun, RecordedRun } from './recorded-arguments.ts';
import { startHints } from './start-hints.ts';

/** What a debuggee tells while it lives. */
export interface DebuggeeListener extends DebuggeeEvents {
  /** A hint has printed. */
  printed(output: HintOutput): void;
}

/**
 * Compiles the program if need be, reads it, and starts what runs its hints. Nothing of it has run then.
 * @throws ClientError or ToolchainError: what is wrong, and what to do
 */
export async function loadDebuggee(
  args: LaunchArguments,
  listener: DebuggeeListener,
  report: LoadReport,
): Promise<Debuggee> {
  const { recorded } = args;
  if (recorded?.kind === 'pie' && recorded.program === undefined) {
    return openDebuggee(args, recorded, undefined, listener, report);
  }
  const isSource = path.extname(args.program).toLowerCase() === '.cairo';
  const compiled = isSource ? await compileProgram(args, report) : undefined;
  const program = readProgram(compiled?.output ?? args.program);
  if (recorded) return openDebuggee(args, recorded, program, listener, report);
  const sources = sourcesOf(args, program);
  const layout = chooseLayout(args.layout, program);
  const request = { program, sources, environment: compiled?.environment, onOutput: listener.printed };
  const hints = await startHints(args, request, report);
  try {
    report.signal.throwIfAborted();
    const vm = CairoVm.create(program, {
      layout,
      logHints: true,
      readSource: name => sources.read(name),
      ...(hints ? { hints: hints.processor } : {}),
    });
    const finished = args.compareWith && (await compareWhole(vm, args.compareWith, report));
    return new Debuggee(vm, sources, hints?.python, listener, {
      native: hints?.native,
      ...(finished ? { finished } : {}),
    });
  } catch (error) {
    await hints?.python?.stop();
    throw error instanceof ClientError ? error : new ClientError(describeError(error), true);
  }
}

/** A run that is over: it is there as a whole, and hints do not run. @param program undefined: that of the Cairo PIE */
async function openDebuggee(
  args: LaunchArguments,
  recorded: RecordedRun,
  program: Program | undefined,
  listener: DebuggeeListener,
  report: LoadReport,
): Promise<Debuggee> {
  const sources = sourcesOf(args, program);
  const layout = program && args.layout !== 'auto' ? { layout: chooseLayout(args.layout, program) } : {};
  const options = { ...layout, readSource: (name: string) => sources.read(name) };
  const vm = await openRecorded(recorded, program, options, report);
  const comparison = args.compareWith && (await compareRuns(vm, undefined, args.compareWith, report));
  return new Debuggee(vm, sources, undefined, listener, { finished: comparison ? { comparison } : {} });
}

/** Runs a program to its end, and compares its run with that of another VM. */
async function compareWhole(vm: CairoVm, other: ComparedRun, report: LoadReport): Promise<FinishedRun> {
  const failure = await finishRun(vm, report);
  return { failure, comparison: await compareRuns(vm, failure, other, report) };
}

function sourcesOf(args: LaunchArguments, program: Program | undefined): SourceFiles {
  return new SourceFiles({
    cwd: args.cwd,
    programFolder: path.dirname(args.sourceProgram ?? args.program),
    sourceRoots: args.sourceRoots,
    texts: program?.debugInfo?.fileContents ?? new Map(),
  });
}
