import assert from 'node:assert/strict';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { compile, lineOf, programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

describe('sources', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'cairoscope-dap-'));
  const program = path.join(folder, 'build', 'shapes.json');
  let session: TestSession;
  let text = '';

  before(async () => {
    text = readFileSync(await compile('shapes.cairo'), 'utf8');
    mkdirSync(path.join(folder, 'build'));
    mkdirSync(path.join(folder, 'src'));
  });
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());
  after(() => rmSync(folder, { recursive: true }));

  /** Writes the compiled program with another name of its source. */
  function renamed(name: string): void {
    writeFileSync(
      program,
      text.replaceAll(JSON.stringify(programPath('shapes.cairo')), JSON.stringify(name)),
    );
  }

  async function topSource(
    args: object = {},
  ): Promise<{ path?: string; sourceReference?: number; origin?: string }> {
    await session.launch(program, args);
    await session.halt();
    return (await session.stack(1))[0]?.source ?? {};
  }

  it('with relative names are looked up in cwd first', async () => {
    renamed('a/shapes.cairo');
    for (const root of ['cwd', 'build', 'src']) {
      mkdirSync(path.join(folder, root, 'a'), { recursive: true });
      cpSync(programPath('shapes.cairo'), path.join(folder, root, 'a', 'shapes.cairo'));
    }
    const args = { cwd: path.join(folder, 'cwd'), sourceRoots: [path.join(folder, 'src')] };
    assert.equal((await topSource(args)).path, path.join(folder, 'cwd', 'a', 'shapes.cairo'));
  });

  it('then beside the program', async () => {
    const args = { cwd: folder, sourceRoots: ['src'] };
    assert.equal((await topSource(args)).path, path.join(folder, 'build', 'a', 'shapes.cairo'));
  });

  it('then in the source roots, and take breakpoints there', async () => {
    rmSync(path.join(folder, 'build', 'a'), { recursive: true });
    const args = { cwd: folder, sourceRoots: ['src'] };
    const found = await topSource(args);
    assert.equal(found.path, path.join(folder, 'src', 'a', 'shapes.cairo'));
    const line = lineOf('shapes.cairo', 'sum');
    const source = { path: found.path };
    const set = await session.client.setBreakpointsRequest({ source, breakpoints: [{ line }] });
    assert.equal(set.body.breakpoints[0]?.verified, true);
    assert.match(await session.run('continue'), new RegExp(`:${line}$`));
  });

  it('with absolute names of another machine are found by their last folders', async () => {
    renamed('/far/away/a/shapes.cairo');
    const args = { cwd: folder, sourceRoots: ['src'] };
    assert.equal((await topSource(args)).path, path.join(folder, 'src', 'a', 'shapes.cairo'));
  });

  it('that are nowhere say where they were looked for', async () => {
    renamed('a/none.cairo');
    const { sourceReference, origin } = await topSource({ cwd: folder, sourceRoots: ['src'] });
    assert.equal(origin, 'not found');
    const message = await session.failure('source', { sourceReference });
    assert.match(message, /'a\/none\.cairo' was not found in .*src.*'sourceRoots'/);
  });

  it('that the program carries are given by number', async () => {
    const json = JSON.parse(
      text.replaceAll(JSON.stringify(programPath('shapes.cairo')), '"autogen/shapes"'),
    ) as {
      debug_info: { file_contents: Record<string, string> };
    };
    json.debug_info.file_contents['autogen/shapes'] = 'made by a tool\n';
    writeFileSync(program, JSON.stringify(json));
    const { sourceReference, path: found } = await topSource();
    assert.equal(found, undefined);
    const { body } = await session.client.sourceRequest({ sourceReference: sourceReference ?? 0 });
    assert.equal(body.content, 'made by a tool\n');
  });

  it('of a program without debug information are not there, but it can be stepped', async () => {
    const json = JSON.parse(text) as { debug_info: unknown };
    json.debug_info = null;
    writeFileSync(program, JSON.stringify(json));
    assert.deepEqual(await topSource(), {});
    const pc = await session.evaluate('pc');
    await session.run('next');
    assert.notEqual(await session.evaluate('pc'), pc);
    const [breakpoint] = await session.setUp({ functions: ['total'] });
    assert.equal(breakpoint?.verified, true);
    assert.match(await session.run('continue'), /^breakpoint total:/);
    await session.setUp({ functions: [] });
    assert.equal(await session.run('continue'), 'end 0');
  });
});
