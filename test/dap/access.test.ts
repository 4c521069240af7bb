import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { ROOT } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';
import { variableTree } from './harness/variable-tree.ts';

const EXAMPLES = path.join(ROOT, 'examples');
const STORAGE = path.join(EXAMPLES, 'storage.cairo');

/** The configuration of this name in the examples' launch.json, as VS Code sends it. */
function configuration(name: string): object {
  const text = readFileSync(path.join(EXAMPLES, '.vscode/launch.json'), 'utf8');
  const folder = JSON.stringify(EXAMPLES).slice(1, -1);
  const { configurations } = JSON.parse(text.replaceAll('${workspaceFolder}', () => folder)) as {
    configurations: { name: string }[];
  };
  const found = configurations.find(each => each.name === name);
  if (!found) throw new Error(`launch.json has no configuration '${name}'.`);
  return found;
}

/** The line of the example, from 1, that has this text. */
function lineWith(text: string): number {
  return (
    readFileSync(STORAGE, 'utf8')
      .split('\n')
      .findIndex(line => line.includes(text)) + 1
  );
}

describe('what hints may do and are given', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  it('M10 the example with a syscall handler runs, and its state shows as an object in the hint scope', async () => {
    const lines = { [STORAGE]: [lineWith('syscall_handler.storage_read(')] };
    const storage = { ...configuration('Storage with a syscall handler'), stopOnEntry: false };
    await session.launch(STORAGE, storage, { lines });
    assert.match(await session.halt(), /^breakpoint /);
    const scopes = ['Hint scope'];
    const before = await variableTree(session, { scopes, depth: 4 });
    assert.match(before, /syscall_handler: <storage_handler\.StorageHandler object at .*\n +values: \{\}/);
    assert.match(await session.run('continue'), /^breakpoint /);
    const after = await variableTree(session, { scopes, depth: 4 });
    assert.match(after, /syscall_handler: .*\n +values: \{'balance': 100\}.*\n +'balance': 100/);
    assert.equal(await session.evaluate('py: len(syscall_handler.log)'), '2');
    await session.client.setBreakpointsRequest({ source: { path: STORAGE }, breakpoints: [] });
    assert.equal(await session.run('continue'), 'end 0');
    assert.match(session.events.output('stdout'), /Program output:\n {2}100\n {2}120\n {2}90\n/);
  });

  it('M10 a handler that cannot be made is an error of the launch, with what to do', async () => {
    const args = { ...configuration('Storage with a syscall handler'), pythonPath: [] };
    await assert.rejects(
      session.launch(STORAGE, args),
      /^Error: The object 'storage_handler:StorageHandler', .*there is no module 'storage_handler'\. Add its folder to pythonPath/,
    );
  });

  it('M9 an import that is not allowed stops the run at the hint', async () => {
    const args = { stopOnEntry: false, cwd: path.dirname(ROOT), allowedModules: ['json'] };
    await session.launch('with_module.cairo', args);
    assert.match(await session.halt(), /^exception /);
    const { description } = (await session.client.customRequest('exceptionInfo', { threadId: 1 })).body as {
      description: string;
    };
    assert.match(
      description,
      /may not import '\w+'\. Allowed: json\. To allow it, add '\w+' to allowedModules/,
    );
  });

  it('M9 malformed arguments are refused by name', async () => {
    await assert.rejects(
      session.launch(STORAGE, { hintTimeout: 'soon' }),
      /'hintTimeout' must be a number of seconds/,
    );
  });
});
