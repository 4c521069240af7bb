import assert from 'node:assert/strict';
import { afterEach, beforeEach, describe, it } from 'mocha';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { lineOf } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

type Info = DebugProtocol.DataBreakpointInfoResponse['body'];

describe('data breakpoints', () => {
  let session: TestSession;
  beforeEach(async () => {
    session = await TestSession.start();
  });
  afterEach(() => session.stop());

  const shapes = (marker: string): number => lineOf('shapes.cairo', marker);

  async function info(args: object): Promise<Info> {
    return (await session.client.customRequest('dataBreakpointInfo', args)).body as Info;
  }

  async function set(...breakpoints: object[]): Promise<DebugProtocol.Breakpoint[]> {
    const { body } = await session.client.customRequest('setDataBreakpoints', { breakpoints });
    return (body as DebugProtocol.SetDataBreakpointsResponse['body']).breakpoints;
  }

  it('stops right behind the write of a cell, and going back, before it', async () => {
    await session.launch('shapes.cairo', { stopOnEnd: true });
    await session.halt();
    const { dataId, accessTypes, canPersist } = await info({
      name: '[fp + 4]',
      frameId: await session.frameId(),
    });
    assert.match(dataId ?? '', /^1:\d+$/);
    assert.deepEqual(accessTypes, ['write', 'read', 'readWrite']);
    assert.equal(canPersist, true);
    const [breakpoint] = await set({ dataId, accessType: 'write' });
    assert.equal(breakpoint?.verified, true);
    assert.match(await session.run('continue'), /^data breakpoint main:/);
    const { step } = await session.moment();
    assert.equal(await session.evaluate('[fp + 4]'), '1:4');
    assert.deepEqual(session.hits(), [breakpoint.id]);
    assert.match(await session.run('continue'), /^end of the run/);
    assert.match(await session.run('reverseContinue'), /^data breakpoint main:/);
    assert.equal((await session.moment()).step, step - 1);
    assert.equal(await session.evaluate('[fp + 4]'), 'unknown');
    assert.match(await session.run('reverseContinue'), /^entry main:/);
    assert.match(await session.run('continue'), /^data breakpoint main:/);
    assert.equal((await session.moment()).step, step);
  });

  it('stops at reads of a cell by instructions, but not at its write', async () => {
    const lines = { 'shapes.cairo': [shapes('call')] };
    await session.launch('shapes.cairo', { stopOnEntry: false, stopOnEnd: true }, { lines });
    await session.halt();
    const frameId = await session.frameId();
    const { dataId } = await info({ name: 'far.y', frameId });
    await set({ dataId, accessType: 'read' });
    const stops: number[] = [];
    while (!(await session.run('continue')).startsWith('end of the run'))
      stops.push((await session.moment()).step);
    const cell = dataId ?? '';
    assert.ok(stops.length > 0);
    await session.run('cairoscope/goToStep', { step: 0 });
    // The write comes first, and is none of them.
    const again: number[] = [];
    await session.setUp({ lines: { 'shapes.cairo': [] } });
    while (!(await session.run('continue')).startsWith('end of the run'))
      again.push((await session.moment()).step);
    assert.deepEqual(again, stops, cell);
    const back: number[] = [];
    while (!(await session.run('reverseContinue')).startsWith('entry'))
      back.unshift((await session.moment()).step + 1);
    assert.deepEqual(back, stops);
  });

  it('stops behind a hint that writes, before anything else runs', async () => {
    await session.launch('hinted.cairo', { stopOnEntry: true });
    await session.halt();
    const { dataId } = await info({ name: '[fp]', frameId: await session.frameId() });
    await set({ dataId });
    assert.match(await session.run('continue'), /^data breakpoint main:/);
    assert.match(session.description(), /before hint 2 of 2/);
    assert.equal(session.events.output('stdout'), 'total 6\n');
    assert.equal(await session.evaluate('[fp]'), '6');
  });

  it('takes variables, addresses and lengths, and says why not', async () => {
    const lines = { 'shapes.cairo': [shapes('call')] };
    await session.launch('shapes.cairo', { stopOnEntry: false }, { lines });
    await session.halt();
    const frameId = await session.frameId();
    const { scopes } = (await session.client.scopesRequest({ frameId })).body;
    const { variablesReference = 0 } = scopes.find(({ name }) => name === 'Locals and references') ?? {};
    assert.match(
      (await info({ name: 'line', variablesReference })).description,
      /^line \(1:\d+\), written at step/,
    );
    assert.equal((await info({ name: '1:40', asAddress: true })).dataId, '1:40');
    assert.equal((await info({ name: '1:40', asAddress: true, bytes: 65 })).dataId, '1:40+3');
    assert.match(
      (await info({ name: 'length', variablesReference })).description,
      /no variable 'length'|stands in no/,
    );
    assert.match((await info({ name: 'x', asAddress: true })).description, /'x' is no address/);
    assert.equal((await info({ name: '3 + 4', frameId })).dataId, null);
    const [bad, wrong] = await set({ dataId: 'x' }, { dataId: '1:40', condition: '(' });
    assert.deepEqual([bad?.verified, wrong?.verified], [false, false]);
    assert.match(bad?.message ?? '', /names no cell/);
  });

  it('asks conditions and counts hits at the access', async () => {
    await session.launch('shapes.cairo', { stopOnEnd: true });
    await session.halt();
    const { dataId } = await info({ name: '1:4', asAddress: true, bytes: 32 * 100 });
    await set({ dataId, accessType: 'write', condition: '[ap - 1] == 17' });
    assert.match(await session.run('continue'), /^data breakpoint select:/);
    assert.equal(await session.evaluate('[ap - 1]'), '17');
    await session.run('cairoscope/goToStep', { step: 0 });
    await set({ dataId, accessType: 'write', hitCondition: '3' });
    assert.match(await session.run('continue'), /^data breakpoint /);
    assert.match(await session.run('continue'), /^end of the run/);
  });
});
