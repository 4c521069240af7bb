import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import { lineOf, programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

describe('the stack', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  async function at(program: string, marker: string): Promise<void> {
    const lines = { [program]: [lineOf(program, marker)] };
    await session.launch(program, { stopOnEntry: false }, { lines });
    await session.halt();
  }

  async function page(startFrame: number, levels: number): Promise<[number, number | undefined]> {
    const { body } = await session.client.stackTraceRequest({ threadId: 1, startFrame, levels });
    return [body.stackFrames.length, body.totalFrames];
  }

  it('names the one thread', async () => {
    await session.launch('shapes.cairo');
    await session.halt();
    assert.deepEqual((await session.client.threadsRequest()).body.threads, [{ id: 1, name: 'Cairo VM' }]);
  });

  it('of a deep recursion is read in pages', async () => {
    await at('deep.cairo', 'bottom');
    const [first] = await page(0, 1);
    assert.equal(first, 1);
    const [, hinted] = await page(0, 20);
    assert.ok((hinted ?? 0) > 20);
    assert.equal((await page(4995, 20))[0], 7);
    assert.deepEqual(await page(0, 0), [5002, 5002]);
    assert.deepEqual(await page(5002, 20), [0, 5002]);
  });

  it('shows callers at their calls, with addresses', async () => {
    await at('shapes.cairo', 'sum');
    const [inner, outer] = await session.stack();
    assert.equal(inner?.source?.path, programPath('shapes.cairo'));
    assert.deepEqual([outer?.name, outer?.line], ['main', lineOf('shapes.cairo', 'call')]);
    assert.match(inner?.instructionPointerReference ?? '', /^0x100000[0-9a-f]+$/);
    assert.notEqual(inner?.instructionPointerReference, outer?.instructionPointerReference);
  });

  it('has the frames of Python above those of Cairo, in pages too', async () => {
    await at('hinted.cairo', 'inside');
    const names = (await session.stack()).map(({ name }) => name);
    assert.deepEqual([names[0], names.at(-2), names.at(-1)], ['measure', 'hint', 'main']);
    const total = names.length;
    assert.deepEqual(await page(0, 1), [1, total]);
    assert.deepEqual(await page(total - 1, 5), [1, total]);
    const { body } = await session.client.stackTraceRequest({
      threadId: 1,
      startFrame: 1,
      levels: total - 1,
    });
    assert.deepEqual(
      body.stackFrames.map(({ name }) => name),
      names.slice(1),
    );
  });
});
