import {
  commands,
  debug,
  DebugConfigurationProviderTriggerKind,
  languages,
  type ExtensionContext,
} from 'vscode';
import { createAdapterFactory } from './adapter/adapter-factory.ts';
import { createAdapterLog } from './adapter/adapter-log.ts';
import { registerAddPcBreakpoint } from './commands/add-pc-breakpoint.ts';
import { registerAttachToPython } from './commands/attach-to-python.ts';
import { registerDebugFile } from './commands/debug-file.ts';
import { registerOpenPie, registerOpenRun } from './commands/open-recorded-run.ts';
import { registerSelectPython } from './commands/select-python.ts';
import { registerSetUpCompiler } from './commands/set-up-compiler.ts';
import { registerShowCasm } from './commands/show-casm.ts';
import { registerShowFeltsAs } from './commands/show-felts-as.ts';
import { registerStepN } from './commands/step-n.ts';
import { registerToggleJustMyCairo } from './commands/toggle-just-my-cairo.ts';
import { registerViewMemory } from './commands/view-memory.ts';
import { ProblemList } from './compile/problem-list.ts';
import { ProgramPreparer } from './compile/program-preparer.ts';
import {
  createConfigurationProvider,
  createDynamicConfigurationProvider,
} from './configuration/configuration-provider.ts';
import { DEBUG_TYPE } from './configuration/debug-configurations.ts';
import { guarded } from './guard.ts';
import { hoverExpressions } from './language/hover-expressions.ts';
import { inlineValuesProvider } from './language/inline-values.ts';
import { startLanguageDetection } from './language/language-detection.ts';
import { log } from './log.ts';
import { pickProgram } from './programs/pick-program.ts';
import { registerTimeCommands } from './time/time-commands.ts';
import { showTime } from './time/time-status.ts';

/** `cairo` is that of an extension for later versions of Cairo, which may claim the files of this one. */
const CAIRO_LANGUAGES = [{ language: 'cairo0' }, { language: 'cairo' }];

/** Called by the editor when the first Cairo file opens or the first debug session is asked for. */
export function activate(context: ExtensionContext): void {
  const problems = new ProblemList();
  const preparer = new ProgramPreparer(problems);
  context.subscriptions.push(
    log(),
    problems,
    debug.registerDebugConfigurationProvider(DEBUG_TYPE, createConfigurationProvider(preparer)),
    debug.registerDebugConfigurationProvider(
      DEBUG_TYPE,
      createDynamicConfigurationProvider(),
      DebugConfigurationProviderTriggerKind.Dynamic,
    ),
    debug.registerDebugAdapterDescriptorFactory(DEBUG_TYPE, createAdapterFactory(context.extensionUri)),
    debug.registerDebugAdapterTrackerFactory(DEBUG_TYPE, createAdapterLog()),
    // A session shows all its files with these hovers; elsewhere they do nothing.
    languages.registerEvaluatableExpressionProvider(CAIRO_LANGUAGES, hoverExpressions),
    languages.registerInlineValuesProvider(CAIRO_LANGUAGES, inlineValuesProvider),
    startLanguageDetection(),
    registerDebugFile(),
    registerAttachToPython(),
    registerOpenPie(),
    registerOpenRun(),
    registerStepN(),
    registerTimeCommands(),
    showTime(),
    registerToggleJustMyCairo(),
    registerAddPcBreakpoint(),
    registerShowCasm(),
    registerShowFeltsAs(),
    registerViewMemory(context.extensionUri),
    registerSetUpCompiler(),
    registerSelectPython(),
    commands.registerCommand('cairoscope.showLog', () => log().show()),
    commands.registerCommand(
      'cairoscope.pickProgram',
      guarded('list the programs', () => pickProgram()),
    ),
  );
  void commands.executeCommand('setContext', 'cairoscope.active', true);
}
