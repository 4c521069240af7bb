import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { lineOf, type Walk } from './walk.ts';
import { configure } from './configured.ts';

const file = 'fibonacci.cairo';

/** A run that is over is opened from its Cairo PIE, and looked at as one that goes on. */
export const postMortemWalk: Walk = async ({ workbench, step, workspace, repository }) => {
  const at = (text: string) => lineOf(workspace, file, text);
  const { editor, variables, console: debugConsole } = workbench;

  await step('F5 opens a Cairo PIE at its first step', async () => {
    const command = join(repository, 'dist', 'cairoscope.cjs');
    const pie = join(workspace, 'fibonacci.pie.zip');
    execFileSync(process.execPath, [
      command,
      'run',
      join(workspace, file),
      '--layout',
      'small',
      '--cairo_pie_output',
      pie,
    ]);
    configure(workspace, {
      program: `\${workspaceFolder}/${file}`,
      pie: '${workspaceFolder}/fibonacci.pie.zip',
    });
    await workbench.openFile(file);
    await workbench.showDebugView();
    await editor.clickMargin(at('return first;'));
    await workbench.startDebugging();
    await workbench.waitForStop(at('let result'));
    await workbench.foldPane('Watch', true);
    await workbench.screenshot('opened');
  });
  await step('Continue stops at a breakpoint of the recorded run', async () => {
    await workbench.press('F5');
    await workbench.waitForStop(at('return first;'));
    await variables.children(/^Arguments/, rows => rows.some(row => /^first = 55\b/.test(row)));
    await debugConsole.evaluate('[fp - 3]', row => row === '0');
    await workbench.screenshot('breakpoint');
  });
  await step('steps go back and forth', async () => {
    await workbench.press('Alt+Shift+F11');
    await workbench.waitForStop(at('return fibonacci('));
    await variables.children(/^Arguments/, rows => rows.some(row => /^n = 1\b/.test(row)));
    await workbench.press('Shift+F5');
    await workbench.waitForEnd();
  });
};
