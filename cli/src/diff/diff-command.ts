import { findDivergence, ownRun, type Program, type RecordedRun } from '../../../vm-core/src/index.ts';
import { CliError, EXIT } from '../cli-error.ts';
import { loadProgram } from '../load-program.ts';
import { executeRun } from '../run/execute-run.ts';
import { prepareRun } from '../run/prepare-run.ts';
import { formatCount } from '../run/run-progress.ts';
import { settingsOf, type RunFlags } from '../run/run-flags.ts';
import { SourceFinder } from '../source-finder.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';
import { diffSides, type DiffFiles, type DiffSide } from './diff-sides.ts';
import { describeDivergence, divergenceText } from './divergence-report.ts';
import { fileRun } from './file-run.ts';

/** What `cairoscope diff` was asked to do. */
export interface DiffSettings extends DiffFiles {
  /** The program of two traces. */
  readonly program: string | undefined;
  /** How programs are run. */
  readonly run: Omit<RunFlags, 'end' | 'recording'>;
  readonly json: boolean;
}

/** A side that is ready to be compared. */
interface Side {
  readonly run: RecordedRun;
  readonly program: Program | undefined;
  readonly sources: SourceFinder | undefined;
}

/** `cairoscope diff`. What cannot be compared has the exit code of wrong usage, as with other tools that compare. */
export async function diffCommand(settings: DiffSettings, terminal: Terminal): Promise<number> {
  // What hints print must not run into the result.
  const stderr = (text: string): void => terminal.stderr(text);
  const status = new StatusLine({ stdout: stderr, stderr, isInteractive: terminal.isInteractive });
  try {
    const sides: Side[] = [];
    for (const side of diffSides(settings)) {
      const made = await makeSide(side, settings, status);
      if (made === undefined) return EXIT.interrupted;
      sides.push(made);
    }
    const [first, second] = sides;
    return first && second ? await compare(first, second, settings, terminal, status) : EXIT.usage;
  } catch (error) {
    if (!(error instanceof CliError) || error.exitCode !== EXIT.failed) throw error;
    terminal.stderr(`${error.text}\n`);
    return EXIT.usage;
  }
}

/** Undefined if Ctrl-C stopped the run. */
async function makeSide(
  side: DiffSide,
  { run: flags }: DiffSettings,
  status: StatusLine,
): Promise<Side | undefined> {
  if ('files' in side) return { run: fileRun(side.files), program: undefined, sources: undefined };
  const { program: file, programInput } = side;
  const input = programInput === undefined ? {} : { programInput };
  const settings = settingsOf(file, { ...flags, ...input, end: true, recording: true });
  const prepared = await prepareRun(settings, status);
  const { vm, hints, hintLoadError } = prepared;
  try {
    const { isInterrupted, error = hintLoadError } =
      hintLoadError === undefined ? await executeRun(prepared, settings, status) : { isInterrupted: false };
    if (isInterrupted) return undefined;
    const name = programInput === undefined ? file : `${file} (${programInput})`;
    return { run: ownRun(name, vm, error?.message), program: vm.program, sources: new SourceFinder(file) };
  } finally {
    await hints?.stop();
  }
}

async function compare(
  first: Side,
  second: Side,
  { program: file, json, run: { python, cairoPath = [] } }: DiffSettings,
  terminal: Terminal,
  status: StatusLine,
): Promise<number> {
  const runs = { first: first.run, second: second.run };
  for (const { name, failure } of [first.run, second.run]) {
    if (failure !== undefined) terminal.stderr(`${name} failed, and is compared up to there:\n${failure}\n`);
  }
  const search = findDivergence(runs);
  let found = search.next();
  for (; found.done !== true; found = search.next()) {
    if (found.value > 0) status.show(`Compared ${formatCount(found.value)} steps …`);
  }
  const divergence = found.value;
  status.clear();
  const { steps } = first.run;
  const hasMemory = first.run.memory !== undefined && second.run.memory !== undefined;
  if (divergence === undefined) {
    const what = hasMemory ? 'steps and memory' : 'steps; memory was not compared';
    const same = { equal: true, steps, comparedMemory: hasMemory, divergence: null };
    terminal.stdout(
      json ? `${JSON.stringify(same, null, 2)}\n` : `The runs are the same: ${steps} ${what}.\n`,
    );
    return EXIT.ok;
  }
  const named = file === undefined ? first : await sideOf(file, { python, cairoPath }, status);
  const report = describeDivergence(divergence, named.program, named.sources);
  const names = { first: first.run.name, second: second.run.name };
  const different = { equal: false, steps, comparedMemory: hasMemory, divergence: report };
  terminal.stdout(json ? `${JSON.stringify(different, null, 2)}\n` : divergenceText(report, names));
  return EXIT.failed;
}

async function sideOf(
  file: string,
  { python, cairoPath }: { readonly python: string | undefined; readonly cairoPath: readonly string[] },
  status: StatusLine,
): Promise<Pick<Side, 'program' | 'sources'>> {
  const { program } = await loadProgram({ file, python, cairoPath }, status);
  return { program, sources: new SourceFinder(file) };
}
