import assert from 'node:assert/strict';
import fc from 'fast-check';
import { CairoVm, Relocatable, type Stop } from '../../vm-core/src/index.ts';
import { FrameSplitter } from './frame-reader.ts';
import { HintConversation } from './hint-conversation.ts';
import { ENTRY_SIZE, jsonFrame, Kind, Question, rawFrame } from './protocol.ts';
import { hintProgram } from './testing/hint-program.ts';

const PROGRAM = hintProgram(['x = 1', 'y = 1'], ['n']);
const PRIME = 2n ** 251n + 17n * 2n ** 192n + 1n;

/** A VM whose Python is this test: it may say whatever it likes. */
class Peer extends HintConversation {
  /** Why the last bytes were refused. */
  garbage: string | undefined;
  readonly #splitter = new FrameSplitter();

  constructor(sent: Uint8Array[] = []) {
    const send = (frame: Uint8Array): void => void sent.push(frame.slice());
    const transport = { canPoll: false, poll: () => false, send, sendControl: send };
    super(
      { transport, lastWords: '', keepAlive: () => undefined },
      {
        sources: { readSource: undefined, resolveFile: undefined, cwd: '.' },
        onOutput: ({ text }) => void text.length,
      },
    );
  }

  /** As the process of Python does with what comes from the pipe. */
  receive(bytes: Uint8Array): void {
    if (this.garbage !== undefined) return;
    try {
      this.#splitter.take(bytes, frame => this.take(frame));
    } catch (error) {
      this.garbage = String(error);
      this.die(`Python ended because it wrote garbage: ${this.garbage}`);
    }
  }

  die(reason: string): void {
    this.lose(reason);
  }
}

interface Meeting {
  readonly peer: Peer;
  readonly vm: CairoVm;
  /** Ends when the first hint has, or the run failed. */
  readonly run: Promise<Stop>;
}

/** A VM that has sent its first hint. */
async function meet(): Promise<Meeting> {
  const peer = new Peer();
  peer.debugger.onStopped = () => undefined;
  const loaded = peer.load(PROGRAM, {});
  peer.receive(jsonFrame(Kind.ready, { lines: {} }));
  await loaded;
  const vm = CairoVm.create(PROGRAM, { hints: peer });
  return { peer, vm, run: vm.run() };
}

/** The VM can be read, all values are ones, and the run ends with an error that says why, now and later. */
async function checkEnd({ peer, vm, run }: Meeting): Promise<void> {
  peer.die('Python ended in the test');
  const stop = await run;
  for (let segment = 0; segment < Math.min(vm.segments.count, 50); segment++) {
    for (let offset = 0; offset < 40; offset++) {
      const value = vm.memory.get(new Relocatable(segment, offset));
      if (typeof value === 'bigint') assert.ok(value >= 0n && value < PRIME);
    }
  }
  assert.ok(vm.pc.offset < 10);
  if (stop.reason === 'end') return;
  assert.equal(stop.reason, 'error');
  assert.ok(stop.reason === 'error' && stop.error.message.length > 20);
  assert.equal((await vm.run()).reason, 'error');
}

// --- what may come

const word = fc.oneof(fc.nat(5), fc.nat(), fc.constantFrom(2 ** 31, 2 ** 32 - 1));
const byte = fc.nat(255);

/** A cell and what is written to it: mostly nonsense. */
const entry = fc
  .record({
    tag: fc.oneof(fc.nat(4), byte),
    segment: fc.oneof(fc.integer({ min: -3, max: 5 }), fc.integer()),
    offset: fc.oneof(fc.bigInt(0n, 40n), fc.bigInt(0n, 2n ** 64n - 1n)),
    value: fc.uint8Array({ minLength: 32, maxLength: 32 }),
  })
  .map(({ tag, segment, offset, value }) => {
    const bytes = Buffer.alloc(ENTRY_SIZE);
    bytes[0] = tag;
    bytes.writeInt32LE(segment, 4);
    bytes.writeBigUInt64LE(offset, 8);
    bytes.set(value, 16);
    return bytes;
  });

/** What a hint did; one in three with another number of writes than it says. */
const operations = fc
  .record({
    flags: byte,
    segments: fc.nat(3),
    temporary: fc.nat(3),
    entries: fc.array(entry, { maxLength: 4 }),
    count: fc.option(word, { freq: 2 }),
  })
  .map(({ flags, segments, temporary, entries, count }) => {
    const head = Buffer.alloc(16);
    head[0] = flags;
    head.writeUInt32LE(segments, 4);
    head.writeUInt32LE(temporary, 8);
    head.writeUInt32LE(count ?? entries.length, 12);
    return Buffer.concat([head, ...entries]);
  });

const field = fc.oneof(fc.jsonValue(), fc.string(), fc.integer(), fc.constant(null));
const message = fc.oneof(
  fc.record({ category: field, text: field, file: field, line: field }, { requiredKeys: [] }),
  fc.record(
    { message: field, traceback: field, type: field, text: field, line: field },
    { requiredKeys: [] },
  ),
  fc.record({ reason: field, text: field, file: field, line: field, hint: field }, { requiredKeys: [] }),
  fc.record(
    {
      op: fc.oneof(
        field,
        fc.constantFrom(
          'used',
          'size',
          'relocation',
          'finalize',
          'resolve',
          'evaluate',
          'load',
          'load_error',
          'accessed',
        ),
        fc.constantFrom('rule', 'signature', 'fill_mod', 'echo', 'constructor', '__proto__'),
      ),
      ...{
        segment: field,
        source: field,
        destination: field,
        size: field,
        publicMemory: field,
        program: field,
      },
      ...{ base: field, hint: field, failure: field, scope: field, path: field, name: field, what: field },
      ...{ ap: field, fp: field, address: field, kind: field },
    },
    { requiredKeys: [] },
  ),
  fc.jsonValue(),
);
const json = fc.oneof(
  message.map(value => Buffer.from(JSON.stringify(value))),
  fc.uint8Array({ maxLength: 20 }).map(bytes => Buffer.from(bytes)),
);

const frame = fc.oneof(
  operations.map(body => rawFrame(Kind.done, body)),
  fc.tuple(operations, json).map(parts => rawFrame(Kind.fail, Buffer.concat(parts))),
  fc
    .tuple(fc.oneof(fc.constantFrom(...Object.values(Question)), byte), operations, fc.oneof(json, entry))
    .map(([kind, done, rest]) => rawFrame(Kind.ask, Buffer.concat([Buffer.of(kind), done, rest]))),
  fc.tuple(fc.constantFrom(...Object.values(Kind)), json).map(([kind, body]) => rawFrame(kind, body)),
  fc.tuple(byte, fc.uint8Array({ maxLength: 60 })).map(([kind, body]) => rawFrame(kind, body)),
);

/** Frames, some of them with a byte that is another, or with an end that is missing. */
const stream = fc
  .tuple(
    fc.array(frame, { minLength: 1, maxLength: 6 }),
    fc.array(fc.tuple(fc.nat(), byte), { maxLength: 2 }),
    fc.option(fc.nat(), { freq: 2 }),
  )
  .map(([frames, changes, cut]) => {
    const bytes = Buffer.concat(frames);
    for (const [at, value] of changes) bytes[at % bytes.length] = value;
    return cut === null ? bytes : bytes.subarray(0, cut % bytes.length);
  });

describe('M16 what Python says', function () {
  this.timeout(60_000);

  it('may be anything: the VM can be read, and its run ends with an error that says why', async () => {
    await fc.assert(
      fc.asyncProperty(stream, fc.nat(), async (bytes, cut) => {
        const meeting = await meet();
        const middle = cut % (bytes.length + 1);
        meeting.peer.receive(bytes.subarray(0, middle));
        await Promise.resolve();
        meeting.peer.receive(bytes.subarray(middle));
        await checkEnd(meeting);
      }),
      { seed: 5, numRuns: 1500 },
    );
  });

  it('more segments than there can be: an error of the hint', async () => {
    const meeting = await meet();
    const body = Buffer.alloc(16);
    body.writeUInt32LE(2 ** 32 - 1, 4);
    meeting.peer.receive(rawFrame(Kind.done, body));
    const stop = await meeting.run;
    assert.match(stop.reason === 'error' ? stop.error.message : '', /This VM holds at most 524,288 segments/);
    await checkEnd(meeting);
  });

  it('may be cut anywhere: half a frame does nothing', async () => {
    const writes = Buffer.alloc(16 + 3 * ENTRY_SIZE);
    writes.writeUInt32LE(1, 4);
    writes.writeUInt32LE(3, 12);
    for (let i = 0; i < 3; i++) {
      const at = 16 + i * ENTRY_SIZE;
      writes[at] = 1;
      writes.writeInt32LE(1, at + 4);
      writes.writeUInt8(10 + i, at + 8);
      writes.writeUInt8(i, at + 16);
    }
    const done = rawFrame(Kind.done, writes);
    for (let length = 0; length < done.length; length++) {
      for (const isToldSo of [false, true]) {
        const meeting = await meet();
        const before = meeting.vm.segments.count;
        const part = done.slice(0, length);
        // Cut by the end of the process, or by a length that fits what came.
        if (isToldSo && length > 4) new DataView(part.buffer).setUint32(0, length - 4, true);
        meeting.peer.receive(part);
        assert.equal(meeting.peer.garbage !== undefined, isToldSo && length > 4);
        assert.equal(meeting.vm.segments.count, before);
        assert.equal(meeting.vm.memory.get(new Relocatable(1, 10)), undefined);
        await checkEnd(meeting);
      }
    }
  });

  const wrongTimes: readonly (readonly [string, Uint8Array, RegExp])[] = [
    [
      'the end of a hint that does not run',
      rawFrame(Kind.done, Buffer.alloc(16)),
      /the end of a hint that does not run/,
    ],
    ['a greeting in the middle', jsonFrame(Kind.hello, { protocol: 4 }), /unexpected kind 32/],
    ['an end that nobody asked for', jsonFrame(Kind.ended, {}), /unexpected kind 40/],
    ['what the VM says', jsonFrame(Kind.answer, {}), /unexpected kind 3/],
    ['a kind that is none', rawFrame(200, new Uint8Array()), /unknown kind 200/],
    ['a length that is none', Buffer.from([0, 0, 0, 0, 34]), /a frame of 4 bytes/],
    ['a length beyond all', Buffer.from([255, 255, 255, 255, 34]), /a frame of 4294967299 bytes/],
  ];
  for (const [name, bytes, expected] of wrongTimes) {
    it(`${name}: garbage, told at once`, async () => {
      const meeting = await meet();
      for (let hint = 0; hint < 2; hint++) {
        meeting.peer.receive(rawFrame(Kind.done, Buffer.alloc(16)));
        await new Promise(resolve => setImmediate(resolve));
      }
      assert.equal((await meeting.run).reason, 'end');
      meeting.peer.receive(bytes);
      assert.match(meeting.peer.garbage ?? '', expected);
    });
  }
});
