import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { after, afterEach, before, beforeEach, describe, it } from 'mocha';
import { bytesOf, cellsOf, readMemory, referenceOf } from './harness/memory.ts';
import { lineOf } from './harness/programs.ts';
import { CLIENT, TestSession } from './harness/test-session.ts';
import { children } from './harness/variable-tree.ts';

/** A session that stands in the middle of a function. */
async function atSum(): Promise<TestSession> {
  const session = await TestSession.start();
  const lines = { 'shapes.cairo': [lineOf('shapes.cairo', 'sum')] };
  await session.launch('shapes.cairo', { stopOnEntry: false }, { lines });
  await session.halt();
  return session;
}

describe('readMemory', () => {
  let session: TestSession;
  before(async () => {
    session = await atSum();
  });
  after(() => session.stop());

  it('reads what a value of a program points to, cell by cell', async () => {
    const { address, data, unreadableBytes } = await readMemory(
      session,
      await referenceOf(session, 'line'),
      96,
    );
    assert.deepEqual(cellsOf(data ?? ''), ['3', '2', '1:4']);
    assert.equal(address, '0x200000000c0');
    assert.equal(unreadableBytes, undefined);
  });

  it('reads from any byte on, also before the reference', async () => {
    const reference = await referenceOf(session, 'line');
    const { data } = await readMemory(session, reference, 64, -64);
    assert.equal(cellsOf(data ?? '')[0], '7');
    const part = await readMemory(session, reference, 3, 30);
    assert.equal(Buffer.from(part.data ?? '', 'base64').toString('hex'), '000300');
    assert.equal((await readMemory(session, reference, 0)).data, undefined);
  });

  it('shows unknown cells, and ends with the page behind the last known one', async () => {
    const start = '0x30000000000';
    const { data = '', unreadableBytes } = await readMemory(session, start, 5000);
    const cells = cellsOf(data);
    assert.equal(cells.length, 128);
    assert.deepEqual(new Set(cells), new Set(['?']));
    assert.equal(unreadableBytes, 5000 - 4096);
  });

  it('says what is not there', async () => {
    const past = await readMemory(session, '0x30000000000', 64, 2 ** 30);
    assert.deepEqual([past.data, past.unreadableBytes], [undefined, 64]);
    const early = await readMemory(session, '0x30000000000', 100, -64);
    assert.deepEqual([early.data, early.unreadableBytes], [undefined, 64]);
    const nowhere = await readMemory(session, '0x3f0000000000', 100);
    assert.deepEqual([nowhere.data, nowhere.unreadableBytes], [undefined, 100]);
  });

  it('does not reach from one segment into the next', async () => {
    assert.equal((await readMemory(session, '0x20000000000', 32, -32)).data, undefined);
    const far = await session.failure('readMemory', {
      memoryReference: '0x20000000000',
      offset: 2 ** 40,
      count: 32,
    });
    assert.match(far, /memoryReference/);
  });

  it('takes no slash into a reference: clients put it into a path', async () => {
    for (const expression of ['line', 'line.start.x', 'ap', 'pc']) {
      assert.match(await referenceOf(session, expression), /^0x[0-9a-f]+$/);
    }
  });

  for (const [what, args] of [
    ['a reference that is none', { memoryReference: 'line', count: 1 }],
    ['a distance that is no integer', { memoryReference: '0x20000000000', offset: 0.5, count: 1 }],
    ['no count', { memoryReference: '0x20000000000' }],
    ['a negative count', { memoryReference: '0x20000000000', count: -1 }],
    ['a huge count', { memoryReference: '0x20000000000', count: 2 ** 32 - 1 }],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.match(await session.failure('readMemory', args), /'(memoryReference|count|offset)' must be/);
    });
  }

  it('names the memory of every segment', async () => {
    const { scopes } = (await session.client.scopesRequest({ frameId: await session.frameId() })).body;
    const segments = scopes.find(({ name }) => name === 'Memory segments');
    const listed = await children(session, segments?.variablesReference ?? 0);
    assert.deepEqual(
      listed.slice(0, 3).map(({ memoryReference }) => memoryReference),
      ['0x10000000000', '0x20000000000', '0x30000000000'],
    );
  });
});

describe('a view of memory', () => {
  let session: TestSession;
  before(async () => {
    session = await atSum();
  });
  after(() => session.stop());

  const ask = async (command: string, args: object): Promise<unknown> =>
    (await session.client.customRequest(`cairoscope/${command}`, args)).body;

  for (const [expression, address] of [
    ['1:5', '1:5'],
    [' 0x10000000020 ', '0:1'],
    ['line', '1:6'],
    ['[fp - 3]', '1:6'],
    ['fp - 3', '1:15'],
    ['line.start.y', '1:7'],
    ['&line.start.y', '1:7'],
    ['[fp + 1000]', '1:1018'],
    ['pc', '0:30'],
    ['ap', '1:36'],
  ] as const) {
    it(`finds the address that ${expression} leads to`, async () => {
      const args = { expression, frameId: await session.frameId() };
      const found = (await ask('address', args)) as { address: string; memoryReference: string };
      assert.equal(found.address, address);
      const { address: start } = await readMemory(session, found.memoryReference, 1);
      assert.equal(start, found.memoryReference);
    });
  }

  it('takes names from the frame that is meant', async () => {
    const args = { expression: 'far.y', frameId: await session.frameId(1) };
    assert.equal(((await ask('address', args)) as { address: string }).address, '1:5');
  });

  for (const [expression, message] of [
    ['99:0', /There is no segment 99 for 99:0\. The last one is \d+/],
    ['-1:0', /There is no segment -1/],
    ['absent', /absent/],
    ['1 + 1', /'1 \+ 1' is 2: no address/],
    ['1:99999999999', /does not reach/],
    ['', /./],
  ] as const) {
    it(`says why '${expression}' leads nowhere`, async () => {
      assert.match(await session.failure('cairoscope/address', { expression }), message);
    });
  }

  it('has cells with all that is known of them', async () => {
    const page = (await ask('memory', { segment: 1, start: 6, count: 4 })) as { cells: object[] };
    assert.deepEqual(
      { ...page, cells: page.cells.slice(0, 3) },
      {
        segment: 1,
        role: 'execution',
        size: 36,
        segmentCount: 6,
        temporaryCount: 0,
        step: 31,
        cells: [
          { offset: 6, kind: 'felt', value: '3', hex: '0x3', writtenAt: 5 },
          { offset: 7, kind: 'felt', value: '2', hex: '0x2', writtenAt: 6 },
          { offset: 8, kind: 'pointer', value: '1:4', writtenAt: 7 },
        ],
      },
    );
  });

  it('marks registers, functions, short strings and what is unknown', async () => {
    const stack = (await ask('memory', { segment: 1, start: 0, count: 200 })) as { cells: object[] };
    assert.deepEqual(stack.cells.length, 128);
    assert.deepEqual(stack.cells[36], { offset: 36, kind: 'unknown', marks: ['ap'] });
    assert.deepEqual((stack.cells[9] as { text: string }).text, 'edge');
    const code = (await ask('memory', { segment: 0, start: 30, count: 1 })) as { cells: object[] };
    assert.deepEqual((code.cells[0] as { marks: string[] }).marks, ['pc']);
    const caller = { segment: 1, start: 0, count: 100, frameId: await session.frameId(1) };
    const { cells } = (await ask('memory', caller)) as { cells: { marks?: string[] }[] };
    assert.deepEqual(
      cells.flatMap(({ marks }, offset) => (marks ? [`${marks.join()} ${offset}`] : [])),
      ['fp 4', 'ap 16'],
    );
  });

  for (const [what, args, message] of [
    ['a segment that is not there', { segment: 50, start: 0, count: 1 }, /no segment 50/],
    ['no segment', { start: 0, count: 1 }, /segment/],
    ['a negative start', { segment: 1, start: -1, count: 1 }, /'start'/],
    ['too many cells', { segment: 1, start: 0, count: 10_000 }, /'count'/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.match(await session.failure('cairoscope/memory', args), message);
    });
  }
});

describe('writeMemory', () => {
  let session: TestSession;
  const told: DebugProtocol.MemoryEvent['body'][] = [];
  const output = '0x30000000000';
  const rangeCheck = '0x40000000000';
  beforeEach(async () => {
    session = await TestSession.start();
    told.length = 0;
    session.client.on('memory', (event: DebugProtocol.MemoryEvent) => told.push(event.body));
    await session.client.initializeRequest({ ...CLIENT, supportsMemoryEvent: true });
    await session.begin('shapes.cairo', {});
    await session.halt();
  });
  afterEach(() => session.stop());

  const write = async (memoryReference: string, data: string, args: object = {}): Promise<unknown> =>
    (await session.client.customRequest('writeMemory', { memoryReference, data, ...args })).body;
  const refusal = (memoryReference: string, data: string, args: object = {}): Promise<string> =>
    session.failure('writeMemory', { memoryReference, data, ...args });
  const cells = async (memoryReference: string, count: number): Promise<string[]> =>
    cellsOf((await readMemory(session, memoryReference, 32 * count)).data ?? '');

  it('gives unknown cells a value, which the program then finds', async () => {
    await readMemory(session, output, 4096);
    assert.deepEqual(await write(output, bytesOf('42', '?', '2:0'), { offset: 32 }), {
      offset: 32,
      bytesWritten: 96,
    });
    assert.deepEqual(await cells(output, 5), ['?', '42', '?', '2:0', '?']);
    assert.deepEqual(told, [{ memoryReference: output, offset: 32, count: 96 }]);
    assert.match(await session.run('continue'), /^exception main:/);
  });

  it('takes what is there already, and refuses anything else', async () => {
    await write(output, bytesOf('42'));
    assert.deepEqual(await write(output, bytesOf('42', '?')), { offset: 0, bytesWritten: 64 });
    assert.match(await refusal(output, bytesOf('43')), /Cell 2:0 has held 42 since .* written once/);
    assert.match(await refusal(output, bytesOf('?')), /2:0 holds 42, and cannot become unknown/);
    const byte = Buffer.from([1]).toString('base64');
    assert.match(await refusal(output, byte, { offset: 31 }), /has held 42/);
    const same = Buffer.from([42]).toString('base64');
    assert.deepEqual(await write(output, same, { offset: 31 }), { offset: 31, bytesWritten: 1 });
  });

  it('writes all or nothing, or up to what is refused if the client wants that', async () => {
    const data = bytesOf('1', `${2n ** 128n}`, '3');
    assert.match(await refusal(rangeCheck, data), /out of range|range check/i);
    assert.deepEqual(await cells(rangeCheck, 3), ['?', '?', '?']);
    assert.deepEqual(await write(rangeCheck, data, { allowPartial: true }), { offset: 0, bytesWritten: 32 });
    assert.deepEqual(await cells(rangeCheck, 3), ['1', '?', '?']);
    assert.match(await refusal(rangeCheck, bytesOf('2'), { allowPartial: true }), /has held 1/);
  });

  for (const [what, data, offset, message] of [
    ['a part of a cell', Buffer.from([1, 2]).toString('base64'), 0, /whole: give all 32 bytes of 2:0, not 2/],
    ['cells that do not begin where cells do', bytesOf('1'), 16, /whole/],
    ['what is no felt', Buffer.alloc(32, 0xff).toString('base64'), 0, /no felt/],
    ['a pointer into no segment', bytesOf('77:0'), 0, /no segment 77/],
    ['what lies before the segment', bytesOf('1'), -32, /nothing before its start/],
    ['what lies too far', bytesOf('1'), 2 ** 38, /no cell 2:/],
    ['what is not base64', 'a b', 0, /'data'/],
  ] as const) {
    it(`refuses ${what}`, async () => {
      assert.match(await refusal(output, data, { offset }), message);
      assert.deepEqual(await cells(output, 2), ['?', '?']);
    });
  }

  it('refuses a segment that is not there', async () => {
    assert.match(await refusal('0x3f0000000000', bytesOf('?')), /no cell|unknown/);
  });
});

describe('memory events', () => {
  let session: TestSession;
  const told: DebugProtocol.MemoryEvent['body'][] = [];
  before(async () => {
    session = await TestSession.start();
    session.client.on('memory', (event: DebugProtocol.MemoryEvent) => told.push(event.body));
    await session.client.initializeRequest({ ...CLIENT, supportsMemoryEvent: true });
    await session.begin('shapes.cairo', {}, { lines: { 'shapes.cairo': [lineOf('shapes.cairo', 'end')] } });
    await session.halt();
  });
  after(() => session.stop());

  it('tell which bytes of those that were read have changed, by the name that the client gave them', async () => {
    const output = '0X030000000000';
    assert.deepEqual(cellsOf((await readMemory(session, output, 128)).data ?? ''), ['?', '?', '?', '?']);
    await readMemory(session, '0x10000000000', 4096);
    await session.run('continue');
    await readMemory(session, output, 32);
    assert.deepEqual(told, [{ memoryReference: output, offset: 0, count: 64 }]);
    assert.deepEqual(cellsOf((await readMemory(session, output, 96)).data ?? ''), ['42', '6', '?']);
  });

  it('tell it in the past, too, where what came later is unknown', async () => {
    told.length = 0;
    await session.client.customRequest('cairoscope/goToStep', { step: 0 });
    await session.halt();
    await session.client.threadsRequest();
    assert.ok(told.some(({ offset, count }) => offset === 0 && count === 64));
    const past = '0x30000000000';
    assert.deepEqual(cellsOf((await readMemory(session, past, 64)).data ?? ''), ['?', '?']);
    const data = bytesOf('1');
    const refusal = await session.failure('writeMemory', { memoryReference: past, data });
    assert.match(refusal, /The past cannot be changed/);
  });
});
