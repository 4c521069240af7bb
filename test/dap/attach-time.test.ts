import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'mocha';
import { compile, lineOf } from './harness/programs.ts';
import { PythonOwner } from './harness/python-owner.ts';

const hinted = 'hinted.cairo';
const at = (marker: string): number => lineOf(hinted, marker);

describe('time travel in a VM that Python owns', () => {
  let owner: PythonOwner | undefined;

  afterEach(() => {
    owner?.kill();
    owner = undefined;
  });

  /** Python does what the lines say; `PROGRAM` is the program, compiled. */
  async function run(...lines: string[]): Promise<PythonOwner> {
    return (owner = await PythonOwner.run(`PROGRAM = ${JSON.stringify(await compile(hinted))}`, ...lines));
  }

  it('goes back in time while Python waits, and to where it came from', async () => {
    const python = await run("vm = Vm(PROGRAM, layout='small')", 'print("stopped:", vm.run(), vm.step)');
    const session = await python.attach({ lines: { [hinted]: [at('square')] } });
    assert.equal(await session.halt(), `breakpoint main:${at('square')}`);
    const { step } = await session.moment();
    assert.equal(await session.run('stepBack'), `step main:${at('nondet')}`);
    assert.equal(await session.run('reverseContinue'), `entry main:${at('comment') - 3}`);
    await assert.rejects(session.evaluate('wanted'));
    assert.equal(await session.run('continue'), `breakpoint main:${at('square')}`);
    assert.equal((await session.moment()).step, step);
    assert.equal(await session.evaluate('wanted'), '6');
    await session.run('cairoscope/goToStep', { step: 0 });
    await session.setUp({ lines: { [hinted]: [] } });
    // From the past, through the recorded run, to the end of Python's call.
    await session.client.continueRequest({ threadId: 1 });
    assert.equal(await python.exited, 0);
    assert.match(python.output, /total 6\n/);
    assert.match(python.output, /stopped: end \d+/);
  });

  it('lets the run go on from where it is when the client leaves from the past', async () => {
    const python = await run("vm = Vm(PROGRAM, layout='small')", 'print("stopped:", vm.run(), vm.output)');
    const session = await python.attach({ lines: { [hinted]: [at('square')] } });
    await session.halt();
    await session.run('cairoscope/goToStep', { step: 0 });
    await session.stop();
    assert.equal(await python.exited, 0);
    assert.match(python.output, /stopped: end \[36, 7\]/);
  });

  it('refuses to go back where nothing is recorded', async () => {
    const python = await run("vm = Vm(PROGRAM, layout='small', recording=False)", 'vm.run()');
    const session = await python.attach({ lines: { [hinted]: [at('square')] } });
    await session.halt();
    assert.match(await session.failure('stepBack', { threadId: 1 }), /recording=False/);
    await session.client.continueRequest({ threadId: 1 });
    assert.equal(await python.exited, 0);
  });
});
