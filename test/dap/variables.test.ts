import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { assertGolden } from './harness/golden.ts';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';
import { children, variableTree } from './harness/variable-tree.ts';

describe('variables', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function at(program: string, marker: string, setup = {}): Promise<void> {
    const lines = { [program]: [lineOf(program, marker)] };
    await session.launch(program, { stopOnEntry: false }, { lines, ...setup });
    assert.match(await session.halt(), /^breakpoint /);
  }

  async function scopeReference(name: string): Promise<number> {
    const { scopes } = (await session.client.scopesRequest({ frameId: await session.frameId() })).body;
    const scope = scopes.find(candidate => candidate.name === name);
    if (!scope) throw new Error(`There is no scope ${name}.`);
    return scope.variablesReference;
  }

  it('show structs, pointers, tuples and arrays by their types', async () => {
    await at('shapes.cairo', 'total');
    assertGolden('shapes.total', await variableTree(session, { depth: 4 }));
  });

  it('show structs and tuples that stand nowhere in memory', async () => {
    await at('parts.cairo', 'use');
    const tree = await variableTree(session, { scopes: ['Locals and references'] });
    assert.match(tree, /point: \{x: 3, y: 4\} .*\n +x: 3 .*\n +y: 4 /);
    assert.match(tree, /pair: \(3, 4\) .*\n +0: 3 .*\n +1: 4 /);
    assert.equal(await session.evaluate('point.y'), '4');
  });

  it('are those of the selected frame, as of its call', async () => {
    await at('shapes.cairo', 'sum');
    const scopes = ['Locals and references', 'Arguments', 'Implicit arguments', 'Registers'];
    const inner = await variableTree(session, { scopes });
    const outer = await variableTree(session, { scopes, frame: 1 });
    assertGolden('shapes.frames', `${inner}---\n${outer}`);
  });

  it('of each frame of a recursion are its own', async () => {
    await at('shapes.cairo', 'deepest');
    const texts: string[] = [];
    for (let frame = 0; frame < 3; frame++) {
      texts.push(await variableTree(session, { frame, scopes: ['Arguments', 'Registers'], depth: 1 }));
    }
    assertGolden('shapes.recursion', texts.join('---\n'));
  });

  it('show the cells of builtins by instance and by name', async () => {
    await at('builtins.cairo', 'end');
    const tree = await variableTree(session, { scopes: ['Builtins'] });
    assert.match(tree, /output: 2:0, 1 cell \[builtin\]\n +\[0\]: 5 \[cell 2:0\]\n/);
    assert.match(tree, /pedersen: 3:0, 1 instance \(2 cells\) \[builtin\]\n +\[0\]: 3:0 \[instance\]\n/);
    assert.match(tree, / x: 1 \[cell 3:0\]\n +y: 2 \[cell 3:1\]\n +result: .* \[cell 3:2\]\n/);
  });

  it('say why a name has no value here', async () => {
    await at('shapes.cairo', 'end');
    const tree = await variableTree(session, { scopes: ['Locals and references'], depth: 1 });
    assert.match(tree, /length: \(Reference 'length' is revoked\.\)/);
  });

  it('inside a hint are those of Python, with ids and the rest apart', async () => {
    await at('hinted.cairo', 'print');
    assertGolden('hinted.print', await variableTree(session, { scopes: ['Hint scope', 'ids'] }));
    const api = await variableTree(session, { scopes: ['Hint API'] });
    const names = [...api.matchAll(/^ +(\w+):/gm)].map(([, name]) => name);
    assert.deepEqual(names, ['ap', 'fp', 'pc', 'current_step', 'memory', 'segments', 'PRIME']);
  });

  it('of a function inside a hint are its locals', async () => {
    await at('hinted.cairo', 'inside');
    await session.run('next');
    assertGolden('hinted.inside', await variableTree(session));
  });

  it('of hints stay to be looked at between hints', async () => {
    await at('hinted.cairo', 'write');
    assertGolden(
      'hinted.scopes',
      await variableTree(session, { scopes: ['Hint scopes', 'Builtins'], depth: 5 }),
    );
  });

  it('list the memory segments, unknown cells included', async () => {
    await at('shapes.cairo', 'call');
    assertGolden('shapes.segments', await variableTree(session, { scopes: ['Memory segments'] }));
  });

  it('give the pages that are asked for', async () => {
    await at('shapes.cairo', 'end');
    const segments = await children(session, await scopeReference('Memory segments'));
    const execution = segments.find(({ name }) => name === '1 execution');
    assert.ok(execution);
    assert.equal(execution.namedVariables, 0);
    assert.ok((execution.indexedVariables ?? 0) > 40);
    const { variablesReference } = execution;
    const page = await children(session, variablesReference, { filter: 'indexed', start: 30, count: 5 });
    assert.deepEqual(
      page.map(({ name }) => name),
      ['[30]', '[31]', '[32]', '[33]', '[34]'],
    );
    const last = await children(session, variablesReference, {
      start: (execution.indexedVariables ?? 0) - 1,
      count: 10,
    });
    assert.equal(last.length, 1);
    assert.deepEqual(await children(session, variablesReference, { filter: 'named' }), []);
  });

  it('keep their numbers from stop to stop, so that trees stay open', async () => {
    await at('shapes.cairo', 'total');
    const locals = async (): Promise<[number, number | undefined]> => {
      const reference = await scopeReference('Locals and references');
      const line = (await children(session, reference)).find(({ name }) => name === 'line');
      return [reference, line?.variablesReference];
    };
    const before = await locals();
    await session.run('next');
    assert.deepEqual(await locals(), before);
  });

  it('of an earlier stop are refused', async () => {
    await at('shapes.cairo', 'total');
    const reference = await scopeReference('Registers');
    const frameId = await session.frameId();
    await session.run('next');
    assert.match(await session.failure('variables', { variablesReference: reference }), /earlier stop/);
    assert.match(await session.failure('scopes', { frameId: frameId + 1000 }), /earlier stop/);
  });

  it('are shown in hexadecimal on demand', async () => {
    await at('shapes.cairo', 'call');
    const reference = await scopeReference('Locals and references');
    const shown = await children(session, reference, { format: { hex: true } });
    assert.equal(shown.find(({ name }) => name === 'pair')?.value, '(0x5, 0x6)');
  });
});
