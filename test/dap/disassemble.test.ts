import assert from 'node:assert/strict';
import type { DebugProtocol } from '@vscode/debugprotocol';
import { after, before, describe, it } from 'mocha';
import { assertGolden } from './harness/golden.ts';
import { programPath } from './harness/programs.ts';
import { TestSession } from './harness/test-session.ts';

describe('disassemble', () => {
  let session: TestSession;
  let reference = '';
  before(async () => {
    session = await TestSession.start();
    await session.launch('shapes.cairo');
    await session.halt();
    reference = (await session.stack(1))[0]?.instructionPointerReference ?? '';
  });
  after(() => session.stop());

  async function lines(
    instructionOffset: number,
    instructionCount: number,
    offset = 0,
    memoryReference = reference,
  ): Promise<DebugProtocol.DisassembledInstruction[]> {
    const args = { memoryReference, offset, instructionOffset, instructionCount };
    return (await session.client.disassembleRequest(args)).body?.instructions ?? [];
  }

  it('shows the whole program in order', async () => {
    const listed = (await lines(-200, 400)).filter(({ presentationHint }) => presentationHint !== 'invalid');
    const texts = listed.map(
      ({ address, instruction, symbol, line }) =>
        `${symbol === undefined ? '' : `${symbol}:\n`}${address} ${`${line}`.padStart(3)} ${instruction}`,
    );
    assertGolden('shapes.disassembly', `${texts.join('\n')}\n`);
    const addresses = listed.map(({ address }) => BigInt(address));
    assert.ok(addresses.every((address, index) => index === 0 || address > (addresses[index - 1] ?? 0n)));
  });

  for (const [skip, count] of [
    [-200, 400],
    [0, 1],
    [0, 0],
    [1000, 7],
    [-1000, 7],
    [-3, 5],
  ] as const) {
    it(`gives exactly ${count} lines from ${skip} on`, async () => {
      assert.equal((await lines(skip, count)).length, count);
    });
  }

  it('begins at the instruction that is asked for, also by a distance in bytes', async () => {
    assert.equal((await lines(0, 1))[0]?.address, reference);
    const [, second] = await lines(0, 2);
    assert.equal((await lines(1, 1))[0]?.address, second?.address);
    const distance = Number(BigInt(second?.address ?? 0) - BigInt(reference));
    assert.equal((await lines(0, 1, distance))[0]?.address, second?.address);
  });

  it('names the source of every line', async () => {
    for (const { location, line } of await lines(0, 5)) {
      assert.equal(location?.path, programPath('shapes.cairo'));
      assert.ok((line ?? 0) > 0);
    }
  });

  it('pads with lines that clients leave out', async () => {
    const [first] = await lines(-1000, 1);
    assert.deepEqual([first?.address, first?.presentationHint], ['-1', 'invalid']);
    const [other] = await lines(0, 1, 0, '0x3f0000000000');
    assert.equal(other?.presentationHint, 'invalid');
  });

  it('reaches the first and the last instruction from either end', async () => {
    const all = (await lines(-1000, 2000)).filter(({ address }) => address !== '-1');
    const [first, last] = [all[0]?.address ?? '', all.at(-1)?.address ?? ''];
    const [before, start] = await lines(-1, 2, 0, first);
    assert.deepEqual([before?.address, start?.address], ['-1', first]);
    const [end, behind] = await lines(0, 2, 0, last);
    assert.deepEqual([end?.address, behind?.address], [last, '-1']);
  });

  it('refuses what is no address', async () => {
    const args = { memoryReference: 'main', instructionCount: 1 };
    assert.match(await session.failure('disassemble', args), /memoryReference/);
  });
});

it('shows hints beside the instruction that they run before', async () => {
  const session = await TestSession.start();
  try {
    await session.launch('hinted.cairo');
    await session.halt();
    const memoryReference = (await session.stack(1))[0]?.instructionPointerReference ?? '';
    const args = { memoryReference, instructionOffset: 0, instructionCount: 40 };
    const { instructions = [] } = (await session.client.disassembleRequest(args)).body ?? {};
    const shown = instructions.filter(({ address }) => address !== '-1');
    assertGolden('hinted.disassembly', `${shown.map(({ instruction }) => instruction).join('\n')}\n`);
  } finally {
    await session.stop();
  }
});
