import { until } from '../until.ts';
import { lineOf, type Walk } from './walk.ts';

const file = 'uint256_math.cairo';

/** 40!, which `big` holds. */
const product = '0x8eeae81b84c7f27e080fde64ff05254000000000';

/** Back in time: over a call, to where a condition held, to who wrote and who reads a value. */
export const timeTravelWalk: Walk = async ({ workbench, step, workspace, picture }) => {
  const at = (text: string) => lineOf(workspace, file, text);
  const { editor, variables, callStack, page } = workbench;
  const showsStep = (wanted: RegExp) =>
    until(
      'the step in the status bar',
      () => page.locator('.statusbar').innerText(),
      text => wanted.test(text),
    );

  await step('F5 stops at a breakpoint behind a call, and the status bar names the step', async () => {
    await workbench.openFile(file);
    await workbench.showDebugView();
    await editor.clickMargin(at('write(big);'));
    await workbench.startDebugging();
    await workbench.waitForStop(at('alloc_locals'));
    await workbench.press('F5');
    await workbench.waitForStop(at('write(big);'));
    await workbench.foldPane('Watch', true);
    await variables.children(/^Locals and references/, rows =>
      rows.some(row => row.startsWith(`big = ${product}`)),
    );
    await showsStep(/step \d+(?! of)/);
    await workbench.screenshot('behind-call');
  });
  await step('Alt+F10 steps back over the call, where its result is unknown', async () => {
    await workbench.press('Alt+F10');
    await workbench.waitForStop(at('let (local big)'));
    await showsStep(/step \d+ of \d+/);
    await until(
      'the variables without what comes later',
      () => variables.texts(),
      rows => rows.length > 0 && !rows.some(row => row.includes(product)),
    );
    await workbench.screenshot('before-call');
  });
  await step('a breakpoint with a condition stops in the recorded run', async () => {
    await editor.goToLine(at('let (product, overflow)'));
    await workbench.command('Debug: Add Conditional Breakpoint');
    await page.locator('.breakpoint-widget .monaco-editor').click();
    await page.keyboard.type('n == 7');
    await page.keyboard.press('Enter');
    await until(
      'the breakpoint',
      () => editor.breakpointLines(),
      lines => lines.includes(at('let (product, overflow)')),
    );
    await workbench.press('F5');
    await workbench.waitForStop(at('let (product, overflow)'));
    await variables.children(/^Arguments/, rows => rows.some(row => /^n = 7\b/.test(row)));
    await showsStep(/step \d+ of \d+/);
    await workbench.screenshot('condition');
  });
  await step('a value is watched from the menu of its variable: reads stop', async () => {
    await variables.expand(/^Locals and references/);
    await workbench.variableMenu(/^smaller = /, 'Break on Value Read');
    await until(
      'the data breakpoint',
      () => page.locator('.debug-breakpoints').innerText(),
      text => text.includes('smaller'),
    );
    await workbench.pressAndWaitForNextStop('F5');
    await until(
      'the reason',
      () => page.locator('.debug-viewlet').innerText(),
      text => /Paused at step \d+ of/.test(text),
    );
    await callStack.waitFor(/^uint256_mul|^factorial/);
    await workbench.screenshot('read');
    await picture('time-travel');
  });
  await step('the menu of a variable leads to who wrote it', async () => {
    await callStack.select(/^factorial /);
    await variables.expand(/^Locals and references/);
    const before = await workbench.vmStep();
    await workbench.variableMenu(/^smaller = /, 'Go to Writer');
    await until(
      'an earlier step',
      () => workbench.vmStep().catch(() => before),
      now => now < before,
    );
    await workbench.waitForStop(at('let (local smaller)'));
    await workbench.screenshot('writer');
  });
  await step('Alt+F5 goes back to the start, for there is no breakpoint before', async () => {
    await workbench.press('Alt+F5');
    await until(
      'the first step',
      () => workbench.vmStep().catch(() => -1),
      now => now === 0,
    );
    await workbench.screenshot('start');
    await workbench.press('Shift+F5');
    await workbench.waitForEnd();
  });
};
