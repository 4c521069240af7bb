import { commands, window } from 'vscode';
import type { ToolchainError } from '../../../toolchain/src/index.ts';
import { log } from '../log.ts';

const SELECT_PYTHON = 'Select Python Interpreter';
const SET_UP = 'Try Again';
const SHOW_LOG = 'Show Log';

/** Shows why Python or the compiler is not there, with what can be done about it; says nothing if it was cancelled. */
export function showToolchainError(error: ToolchainError): void {
  if (error.kind === 'cancelled') {
    log().info('Cancelled.');
    return;
  }
  log().error(error.details === '' ? error.message : `${error.message}\n${error.details}`);
  void offer(error);
}

async function offer(error: ToolchainError): Promise<void> {
  const [headline = error.message] = error.message.split('\n');
  const choice = await window.showErrorMessage(headline, ...buttonsFor(error), SHOW_LOG);
  if (choice === SELECT_PYTHON) await commands.executeCommand('cairoscope.selectPython');
  else if (choice === SET_UP) await commands.executeCommand('cairoscope.setUpCompiler');
  else if (choice === SHOW_LOG) log().show();
}

function buttonsFor(error: ToolchainError): string[] {
  switch (error.kind) {
    case 'no-python':
    case 'python-unusable':
      return [SELECT_PYTHON];
    case 'no-network':
    case 'installation-failed':
      return [SET_UP];
    default:
      return [];
  }
}
