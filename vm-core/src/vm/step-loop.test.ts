import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blake2sCompress, type Blake2sBlock } from '../core/blake2s.ts';
import { instantiateCore } from '../core/core.ts';
import { PRIME } from '../felt.ts';
import { encodeInstruction } from '../instruction/encode.ts';
import { Relocatable } from '../relocatable.ts';
import { program } from '../testing/casm.ts';
import { CairoVm } from './cairo-vm.ts';
import { exactStep, type Registers } from './exact-step.ts';

/** Distances that reach the stack's few cells, and sometimes none. */
const offset = fc.integer({ min: -6, max: 4 });
const word = fc
  .record({
    offDst: offset,
    offOp0: offset,
    offOp1: offset,
    dstRegister: fc.constantFrom('ap' as const, 'fp' as const),
    op0Register: fc.constantFrom('ap' as const, 'fp' as const),
    op1Source: fc.constantFrom('op0' as const, 'imm' as const, 'fp' as const, 'ap' as const),
    res: fc.constantFrom('op1' as const, 'op1' as const, 'add' as const, 'mul' as const),
    pcUpdate: fc.oneof(
      { weight: 8, arbitrary: fc.constant('regular' as const) },
      { weight: 2, arbitrary: fc.constantFrom('jump' as const, 'jump-rel' as const, 'jnz' as const) },
    ),
    apUpdate: fc.constantFrom('regular' as const, 'add' as const, 'add1' as const, 'add1' as const),
    opcode: fc.oneof(
      { weight: 8, arbitrary: fc.constant('assert-eq' as const) },
      { weight: 2, arbitrary: fc.constantFrom('nop' as const, 'call' as const, 'ret' as const) },
    ),
  })
  .map(parts =>
    encodeInstruction({
      ...parts,
      offOp1: parts.op1Source === 'imm' ? 1 : parts.offOp1,
      res: parts.pcUpdate === 'jnz' ? 'unconstrained' : parts.res,
      size: 1,
    }),
  );
const felt = fc.oneof(
  fc.bigInt({ min: 0n, max: 12n }),
  fc.bigInt({ min: PRIME - 8n, max: PRIME - 1n }),
  fc.bigInt({ min: 2n ** 61n - 3n, max: 2n ** 61n + 3n }),
  fc.bigInt({ min: PRIME - 2n ** 61n - 3n, max: PRIME - 2n ** 61n + 3n }),
  fc.bigInt({ min: 0n, max: PRIME - 1n }),
);

const core = instantiateCore();
const compress = (block: Blake2sBlock): number[] => blake2sCompress(core, block);

const asText = ({ pc, ap, fp }: Registers): string => `pc=${pc} ap=${ap} fp=${fp}`;

function memoryText(vm: CairoVm): string[] {
  const cells: string[] = [];
  for (let segment = 0; segment < vm.segments.count; segment++) {
    for (let i = 0; i < vm.segments.usedSize(segment); i++) {
      const cell = new Relocatable(segment, i);
      cells.push(`${cell} = ${vm.memory.get(cell)}`);
    }
  }
  return cells;
}

describe('the step loop', () => {
  it('does what the exact step does, on random programs, errors included', async function () {
    this.timeout(120_000);
    const programs = fc.array(fc.oneof({ weight: 3, arbitrary: word }, { weight: 1, arbitrary: felt }), {
      minLength: 2,
      maxLength: 24,
    });
    await fc.assert(
      fc.asyncProperty(programs, async words => {
        const fast = CairoVm.create(program(words));
        const exact = CairoVm.create(program(words));
        let registers: Registers = { pc: exact.pc, ap: exact.ap, fp: exact.fp };
        for (let step = 0; step < 30; step++) {
          if (exact.finalPc.equals(registers.pc)) break;
          let expected: string;
          try {
            registers = exactStep({ ...registers, memory: exact.memory, deduce: () => undefined, compress });
            expected = asText(registers);
          } catch (error) {
            expected = String(error instanceof Error ? error.message : error);
          }
          const stop = await fast.run({ maxSteps: 1 });
          const got = stop.reason === 'error' ? stop.error.inner.message : asText(fast);
          assert.equal(got, expected);
          if (stop.reason === 'error') break;
        }
        assert.deepEqual(memoryText(fast), memoryText(exact));
      }),
      { numRuns: 300 },
    );
  });
});
