import { basename, extname } from 'node:path';
import { commands, window, type Uri } from 'vscode';
import {
  compileCairo,
  findPython,
  ToolchainError,
  type CairoEnvironment,
} from '../../../toolchain/src/index.ts';
import { ConfigurationError, type LaunchConfiguration } from '../configuration/launch-configuration.ts';
import { log } from '../log.ts';
import { programKindOf } from '../programs/program-files.ts';
import { cairo1Message } from '../programs/program-to-debug.ts';
import { pythonExtensionChoice } from '../python/python-extension.ts';
import { pythonOf } from '../python/python-of.ts';
import { cairoEnvironment, presentEnvironment } from './cairo-environments.ts';
import type { ProblemList } from './problem-list.ts';
import { summaryOf } from './problems.ts';
import { withProgressNotification, type Task } from './progress-notification.ts';
import { showToolchainError } from './toolchain-messages.ts';

/** Does what must be done before a program can run: compiles it and chooses the Python of its hints. */
export class ProgramPreparer {
  readonly #problems: ProblemList;

  constructor(problems: ProblemList) {
    this.#problems = problems;
  }

  /**
   * The configuration that the debug adapter gets: its program is compiled.
   *
   * @param resource the folder that the program belongs to
   * @returns undefined if the program cannot run; the person was told why, or cancelled
   * @throws ConfigurationError
   */
  async prepare(
    configuration: LaunchConfiguration,
    resource: Uri | undefined,
  ): Promise<LaunchConfiguration | undefined> {
    // A Cairo PIE has its own program.
    if (extname(configuration.program).toLowerCase() === '.zip') return configuration;
    try {
      await refuseOtherPrograms(configuration.program);
      if (extname(configuration.program) !== '.cairo')
        return await this.#prepareCompiled(configuration, resource);
      const title = `Cairo: ${basename(configuration.program)}`;
      return await withProgressNotification(title, task =>
        this.#prepareSource(configuration, resource, task),
      );
    } catch (error) {
      if (!(error instanceof ToolchainError)) throw error;
      showToolchainError(error);
      return undefined;
    }
  }

  async #prepareSource(
    configuration: LaunchConfiguration,
    resource: Uri | undefined,
    task: Task,
  ): Promise<LaunchConfiguration | undefined> {
    const extensionChoice = await pythonExtensionChoice(resource);
    const environment = await cairoEnvironment({
      cairoLang: configuration.cairoLang,
      python: configuration.python,
      extensionChoice,
      ...task,
    });
    const program = await this.#compile(configuration, environment, task);
    if (program === undefined) return undefined;
    const python = (await namedPython(configuration, task.signal)) ?? environment.python;
    return { ...configuration, program, sourceProgram: configuration.program, python };
  }

  /** @returns the path of the compiled program, or undefined if the compiler refused it */
  async #compile(
    { program, cairoPath, cwd }: LaunchConfiguration,
    environment: CairoEnvironment,
    { onProgress, signal }: Task,
  ): Promise<string | undefined> {
    this.#problems.clear();
    onProgress({ stage: 'Compiling' });
    log().info(
      `Compiling ${program} with cairo-lang ${environment.cairoLangVersion} in ${environment.folder}`,
    );
    const result = await compileCairo({ environment, source: program, cairoPath, cwd, signal });
    if (result.ok) return result.output;
    log().error(result.text);
    this.#problems.show(result.errors);
    void offerProblems(summaryOf(basename(program), result.errors, result.text), result.errors.length > 0);
    return undefined;
  }

  /** A compiled program runs with any Python, and with none if it has no hints: that is no error here. */
  async #prepareCompiled(
    configuration: LaunchConfiguration,
    resource: Uri | undefined,
  ): Promise<LaunchConfiguration> {
    const { signal } = new AbortController(); // All of this takes a moment at most.
    const extensionChoice = await pythonExtensionChoice(resource);
    const python =
      (await namedPython(configuration, signal)) ??
      (await presentEnvironment(configuration.cairoLang, extensionChoice, signal))?.python ??
      (await anyPython(extensionChoice === undefined ? [] : [extensionChoice], signal));
    return python === undefined ? configuration : { ...configuration, python };
  }
}

/** The Python that the configuration or the setting names, checked. */
async function namedPython(
  { python }: LaunchConfiguration,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (python === undefined) return undefined;
  return (await findPython({ setting: await pythonOf(python), signal })).path;
}

async function anyPython(candidates: string[], signal: AbortSignal): Promise<string | undefined> {
  try {
    return (await findPython({ candidates, signal })).path;
  } catch (error) {
    if (!(error instanceof ToolchainError) || error.kind !== 'no-python') throw error;
    log().warn(error.message);
    return undefined;
  }
}

async function refuseOtherPrograms(program: string): Promise<void> {
  const kind = await programKindOf(program);
  if (kind === 'cairo1') throw new ConfigurationError(cairo1Message(program));
  if (kind !== 'other') return;
  throw new ConfigurationError(
    `"${basename(program)}" is no compiled Cairo program. Compile one with cairo-compile, or debug the .cairo file itself.`,
  );
}

async function offerProblems(message: string, areLocated: boolean): Promise<void> {
  const choice = await window.showErrorMessage(message, areLocated ? 'Show Problems' : 'Show Log');
  if (choice === 'Show Problems') await commands.executeCommand('workbench.actions.view.problems');
  else if (choice === 'Show Log') log().show();
}
