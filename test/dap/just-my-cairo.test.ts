import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf } from './harness/programs.ts';
import { TestSession, type Setup } from './harness/test-session.ts';

const line = (marker: string): number => lineOf('skipping.cairo', marker);

describe('just my Cairo', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  /** Launches, and goes to the first breakpoint. */
  async function launch(setup: Setup, args: object = {}): Promise<string> {
    await session.launch('skipping.cairo', { stopOnEntry: false, ...args }, setup);
    return session.halt();
  }

  const at = (...markers: string[]): Setup => ({ lines: { 'skipping.cairo': markers.map(line) } });

  it('steps over calls of the common library and their hints, and into those of the program', async () => {
    await launch(at('alloc'));
    assert.equal(await session.run('stepIn'), `step main:${line('five')}`);
    assert.equal(await session.run('stepIn'), `step first:${line('first')}`);
    assert.equal(await session.run('stepIn'), `step main:${line('five')}`);
    assert.equal(await session.run('stepIn'), `step main:${line('label')}`);
    assert.equal(await session.run('stepIn'), `step main:${line('invoke')}`);
    assert.equal(await session.run('stepIn'), `step main:${line('write')}`);
  });

  it('stops at a breakpoint in the library, and steps there as everywhere', async () => {
    const setup = { functions: ['starkware.cairo.common.alloc.alloc'] };
    assert.equal(await launch(setup), 'breakpoint alloc:3');
    const [inner, outer] = await session.stack();
    assert.deepEqual([inner?.presentationHint, outer?.presentationHint], ['subtle', undefined]);
    assert.equal(await session.run('next'), 'step alloc:4');
    assert.equal(await session.run('next'), 'step alloc:5');
    assert.equal(await session.run('next'), `step main:${line('alloc')}`);
  });

  for (const command of ['next', 'stepIn', 'stepOut'] as const) {
    it(`goes through the library at the end of a function that it called: ${command}`, async () => {
      assert.equal(await launch(at('twice')), `breakpoint twice:${line('twice')}`);
      assert.deepEqual(
        (await session.stack()).map(frame => [frame.name, frame.presentationHint]),
        [
          ['twice', undefined],
          ['invoke', 'subtle'],
          ['main', undefined],
        ],
      );
      assert.equal(await session.run(command), `step main:${line('write')}`);
    });
  }

  it('does not concern steps of instructions', async () => {
    await launch(at('alloc'));
    assert.match(await session.run('stepIn', { granularity: 'instruction' }), /^step alloc:/);
  });

  it('can be off', async () => {
    await launch(at('alloc'), { justMyCairo: false });
    assert.match(await session.run('stepIn'), /^step alloc:/);
    assert.deepEqual(
      (await session.stack()).map(frame => frame.presentationHint),
      [undefined, undefined],
    );
  });

  it('is switched in a session, and the client asks for the frames anew', async () => {
    await launch(at('alloc'));
    const { body } = await session.client.customRequest('cairoscope/setJustMyCairo', {});
    assert.deepEqual(body, { on: false });
    const { body: areas } = await session.events.next('invalidated');
    assert.deepEqual(areas, { areas: ['stacks'] });
    assert.match(await session.run('stepIn'), /^step alloc:/);
    const answer = await session.client.customRequest('cairoscope/setJustMyCairo', { on: true });
    assert.deepEqual((answer as DebugProtocol.Response).body, { on: true });
    assert.equal((await session.stack())[0]?.presentationHint, 'subtle');
    assert.match(await session.failure('cairoscope/setJustMyCairo', { on: 1 }), /'on' must be true or false/);
  });

  it('passes by functions and files that the launch names', async () => {
    await launch(at('five'), { skipFunctions: ['*.first', '*.get_ap'] });
    assert.equal(await session.run('stepIn'), `step main:${line('label')}`);
    assert.match(await session.run('stepIn'), /^step get_label_location:/);
  });

  it('names a pattern that is wrong', async () => {
    const message = await session.failure('launch', { program: 'a.cairo', skipFunctions: ['/(/'] });
    assert.match(message, /^'skipFunctions': \/\(\/ is no regular expression/);
  });
});
