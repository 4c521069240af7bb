import assert from 'node:assert/strict';
import fc from 'fast-check';
import { blake2sCompress, type Blake2sBlock } from '../core/blake2s.ts';
import { instantiateCore } from '../core/core.ts';
import { PRIME } from '../felt.ts';
import { encodeInstruction } from '../instruction/encode.ts';
import { call, instruction, program, push, ret } from '../testing/casm.ts';
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

/** Known cells below ap or fp, mostly. */
const below = fc.integer({ min: -4, max: -1 });
const distance = fc.integer({ min: -4, max: 9 }).map(BigInt);
const register = fc.constantFrom('ap' as const, 'ap' as const, 'fp' as const);
const assertion = fc
  .record({
    // Which of the three operands is at [ap]: mostly not known before, so that it is computed from the others.
    atAp: fc.constantFrom('dst', 'dst', 'op0', 'op1', 'none'),
    dstRegister: register,
    op0Register: register,
    op1Source: fc.constantFrom('ap' as const, 'fp' as const, 'imm' as const, 'imm' as const, 'op0' as const),
    offDst: below,
    offOp0: below,
    offOp1: below,
    res: fc.constantFrom('op1' as const, 'add' as const, 'add' as const, 'mul' as const),
    apUpdate: fc.constantFrom('regular' as const, 'add1' as const, 'add1' as const),
    immediate: felt,
  })
  .map(({ atAp, immediate, ...parts }) =>
    instruction(
      {
        ...parts,
        opcode: 'assert-eq',
        ...(atAp === 'dst' ? { dstRegister: 'ap', offDst: 0 } : {}),
        ...(atAp === 'op0' ? { op0Register: 'ap', offOp0: 0 } : {}),
        ...(atAp === 'op1' && parts.op1Source !== 'imm' ? { op1Source: 'ap', offOp1: 0 } : {}),
        ...(parts.op1Source === 'imm' ? { offOp1: 1 } : {}),
        ...(parts.op1Source === 'op0' ? { res: 'op1', offOp1: -parts.offOp1 - 2 } : {}),
      },
      parts.op1Source === 'imm' ? immediate : undefined,
    ),
  );
const increment = fc.constantFrom('regular' as const, 'add1' as const);
/** Instructions as compilers make them, for which the loop has short paths. */
const compiled = fc.oneof(
  { weight: 6, arbitrary: assertion },
  { weight: 1, arbitrary: fc.constantFrom(push(0n), push(1n), ret()) },
  {
    weight: 3,
    arbitrary: fc.oneof(
      distance.map(call),
      fc
        .tuple(distance, increment)
        .map(([by, apUpdate]) => instruction({ pcUpdate: 'jump-rel', apUpdate }, by)),
      fc
        .tuple(distance, increment, below)
        .map(([by, apUpdate, offDst]) =>
          instruction({ pcUpdate: 'jnz', res: 'unconstrained', dstRegister: 'ap', offDst, apUpdate }, by),
        ),
      fc.integer({ min: -2, max: 3 }).map(by => instruction({ apUpdate: 'add' }, BigInt(by))),
    ),
  },
);

const STEPS = 40;
const asText = ({ pc, ap, fp }: Registers): string => `pc=${pc} ap=${ap} fp=${fp}`;

function memoryText(vm: CairoVm): string[] {
  const segments = Array.from({ length: vm.segments.count }, (_, segment) => segment);
  return segments.flatMap(segment =>
    Array.from(vm.memory.knownCells(segment), cell => `${cell} = ${vm.memory.get(cell)}`),
  );
}

/** Runs a program of these words step by step; the texts of the states, the last of them perhaps an error. */
async function fastStates(vm: CairoVm, steps: number): Promise<string[]> {
  const states: string[] = [];
  while (states.length < steps && !vm.isAtEnd) {
    const stop = await vm.run({ maxSteps: 1 });
    states.push(stop.reason === 'error' ? stop.error.inner.message : asText(vm));
    if (stop.reason === 'error') break;
  }
  return states;
}

/** The same by the exact step alone, in the memory of a VM that does not run. */
function exactStates(vm: CairoVm, steps: number): string[] {
  const states: string[] = [];
  let registers: Registers = { pc: vm.pc, ap: vm.ap, fp: vm.fp };
  while (states.length < steps && !vm.finalPc.equals(registers.pc)) {
    try {
      registers = exactStep({ ...registers, memory: vm.memory, deduce: () => undefined, compress });
      states.push(asText(registers));
    } catch (error) {
      states.push(String(error instanceof Error ? error.message : error));
      break;
    }
  }
  return states;
}

describe('the step loop', () => {
  /** Mostly in the first cells of the stack; sometimes across the ends of its chunks of cells. */
  const start = fc.oneof(fc.constant(0), fc.integer({ min: 1010, max: 1030 }), fc.constant(2 ** 20));
  const programs = fc
    .tuple(
      start,
      fc.array(
        fc.oneof(
          { weight: 8, arbitrary: compiled },
          { weight: 4, arbitrary: word.map(one => [one]) },
          { weight: 1, arbitrary: felt.map(one => [one]) },
        ),
        { minLength: 2, maxLength: 24 },
      ),
    )
    .map(([cells, words]) => [
      // Known cells on both sides of the place.
      ...(cells === 0 ? [] : instruction({ apUpdate: 'add' }, BigInt(cells))),
      ...[3n, 5n, PRIME - 1n].flatMap(push),
      ...words.flat(),
    ]);

  it('does what the exact step does, on random programs, errors included', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(programs, async words => {
        const [fast, exact] = [CairoVm.create(program(words)), CairoVm.create(program(words))];
        assert.deepEqual(await fastStates(fast, STEPS), exactStates(exact, STEPS));
        assert.deepEqual(memoryText(fast), memoryText(exact));
      }),
      { numRuns: 500 },
    );
  });

  it('does in one go what it does step by step, with a recording or without, and can be replayed', async function () {
    this.timeout(120_000);
    await fc.assert(
      fc.asyncProperty(programs, async words => {
        const stepped = CairoVm.create(program(words));
        const states = await fastStates(stepped, STEPS);
        for (const recording of [true, false]) {
          const vm = CairoVm.create(program(words), { recording });
          const stop = await vm.run({ maxSteps: STEPS });
          assert.equal(
            stop.reason === 'error' ? stop.error.inner.message : asText(vm),
            states.at(-1) ?? asText(vm),
          );
          assert.deepEqual(memoryText(vm), memoryText(stepped));
          if (!recording) continue;
          const replayed = Array.from({ length: vm.step }, (_, step) =>
            asText(vm.recording.registersAt(step)),
          );
          assert.deepEqual(replayed, [asText(CairoVm.create(program(words))), ...states].slice(0, vm.step));
        }
      }),
      { numRuns: 200 },
    );
  });
});
