import path from 'node:path';
import type { HintOutput } from '../../../python-bridge/src/index.ts';
import { CairoVm } from '../../../vm-core/src/index.ts';
import { ClientError, describeError } from '../client-error.ts';
import { SourceFiles } from '../debuggee/code/source-files.ts';
import { Debuggee, type DebuggeeEvents } from '../debuggee/debuggee.ts';
import { compileProgram } from './compile-program.ts';
import type { LaunchArguments } from './launch-arguments.ts';
import type { LoadReport } from './load-report.ts';
import { chooseLayout, readProgram } from './read-program.ts';
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
  const isSource = path.extname(args.program).toLowerCase() === '.cairo';
  const compiled = isSource ? await compileProgram(args, report) : undefined;
  const program = readProgram(compiled?.output ?? args.program);
  const layout = chooseLayout(args.layout, program);
  const sources = new SourceFiles({
    cwd: args.cwd,
    programFolder: path.dirname(args.sourceProgram ?? args.program),
    sourceRoots: args.sourceRoots,
    texts: program.debugInfo?.fileContents ?? new Map(),
  });
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
    return new Debuggee(vm, sources, hints?.python, listener, { native: hints?.native });
  } catch (error) {
    await hints?.python?.stop();
    throw error instanceof ClientError ? error : new ClientError(describeError(error), true);
  }
}
