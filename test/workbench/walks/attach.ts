import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '../../../scripts/workbench/ports.mjs';
import { compileCairo, ensureCairoLang } from '../../../toolchain/src/index.ts';
import { repository } from '../run-folder.ts';
import { until } from '../until.ts';
import { lineOf, type Walk } from './walk.ts';

const file = 'hints_and_scopes.cairo';

/** Two tests, each with a VM of its own. */
const tests = `import pytest
from cairo_vm_py import Vm


@pytest.mark.parametrize("numbers", [[30, 10, 20], [5, 4]])
def test_sorts(numbers):
    with Vm("hints_and_scopes.compiled.json", program_input={"numbers": numbers}) as vm:
        assert vm.run() == "end"
        assert vm.output == sorted(numbers)
`;

/** pytest owns the VMs; a person attaches once and follows it from test to test. */
export const attachWalk: Walk = async ({ workbench, step, workspace }) => {
  const at = (text: string) => lineOf(workspace, file, text);
  const { editor, variables, callStack, console: debugConsole } = workbench;
  const environment = await ensureCairoLang();
  const compiled = await compileCairo({ environment, source: join(workspace, file) });
  assert.ok(compiled.ok);
  copyFileSync(compiled.output, join(workspace, 'hints_and_scopes.compiled.json'));
  writeFileSync(join(workspace, 'test_sorts.py'), tests);
  const port = await freePort();

  await step('a breakpoint inside a hint and one on a Cairo line', async () => {
    await workbench.openFile(file);
    await workbench.showDebugView();
    await editor.clickMargin(at('ids.n_numbers = len(values)'));
    await editor.clickMargin(at('check_sorted(sorted=sorted, n_numbers=n_numbers)'));
  });
  await step('the command Attach to Python waits for a VM, and says so', async () => {
    await workbench.command('Cairoscope: Attach to Python');
    await workbench.answer(`${port}`);
    await until(
      'the notification',
      () => workbench.messages(),
      messages => messages.some(text => text.includes(`Waiting for a VM of Python on port ${port}`)),
    );
    await workbench.screenshot('waiting');
  });
  await step('Cancel ends the wait without a word, and it can begin again', async () => {
    await workbench.cancelProgress();
    await until(
      'the notification is gone',
      () => workbench.messages(),
      messages => messages.length === 0,
    );
    await workbench.command('Cairoscope: Attach to Python');
    await workbench.answer(`${port}`);
  });
  const pytest = startPytest(environment.python, workspace, port);
  try {
    await step('M8: pytest runs into the breakpoint inside the hint, with its variables', async () => {
      await workbench.waitForStop(at('ids.n_numbers = len(values)'), 60_000);
      await workbench.foldPane('Watch', true);
      await until(
        'the call stack',
        () => callStack.texts(),
        ([first, second]) => /^hint /.test(first ?? '') && /^main /.test(second ?? ''),
      );
      await variables.children(/^Hint scope/, rows => rows.includes('values = [30, 10, 20]'));
      await workbench.screenshot('in-hint');
    });
    await step('the Debug Console evaluates Python of the process that runs the tests', async () => {
      await debugConsole.evaluate("__import__('os').getpid()", row => row === `${pytest.pid}`);
    });
    await step('F10 steps inside the hint', async () => {
      await workbench.press('F10');
      await workbench.waitForStop(at('for index, value in enumerate(values)'));
    });
    await step('Continue stops on the Cairo line, with Cairo variables and the scopes of hints', async () => {
      await workbench.press('F5');
      await workbench.waitForStop(at('check_sorted(sorted=sorted, n_numbers=n_numbers)'));
      await variables.children(/^Locals and references/, rows => rows.includes('n_numbers = 3'));
      await variables.children(/^Hint scopes/, rows => rows.some(row => /^Main scope/.test(row)));
      await debugConsole.evaluate('sorted[0]', row => row === '10');
      await workbench.screenshot('cairo-line');
    });
    await step('Continue ends the first test, and the editor attaches to the VM of the second', async () => {
      await editor.clickMargin(at('ids.n_numbers = len(values)'), 'removed');
      const before = await workbench.vmStep();
      await workbench.press('F5');
      await until(
        'a stop in the second test',
        () => workbench.vmStep(),
        vmStep => vmStep !== before,
      );
      await workbench.waitForStop(at('check_sorted(sorted=sorted, n_numbers=n_numbers)'));
      await debugConsole.evaluate('n_numbers', row => row === '2');
      await workbench.screenshot('second-test');
    });
    await step('Continue lets the tests pass, and the session ends with pytest', async () => {
      await workbench.press('F5');
      assert.equal(await pytest.exited, 0, pytest.output());
      assert.match(pytest.output(), /2 passed/);
      await workbench.waitForEnd();
      assert.deepEqual(await workbench.dialogs(), []);
      await workbench.screenshot('end');
    });
  } finally {
    pytest.end();
  }
};

function startPytest(
  python: string,
  cwd: string,
  port: number,
): { pid: number | undefined; exited: Promise<number | null>; output(): string; end(): void } {
  const child = spawn(python, ['-m', 'pytest', '-p', 'no:cacheprovider', 'test_sorts.py'], {
    cwd,
    env: {
      ...process.env,
      PYTHONPATH: join(repository, 'python-bridge'),
      PYTHONDONTWRITEBYTECODE: '1',
      CAIROSCOPE_DEBUG: `${port}`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => (output += text));
  }
  return {
    pid: child.pid,
    exited: once(child, 'close').then(([code]) => code as number | null),
    output: () => output,
    end: () => void child.kill('SIGKILL'),
  };
}
