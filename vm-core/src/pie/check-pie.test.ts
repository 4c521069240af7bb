import assert from 'node:assert/strict';
import { PRIME } from '../felt.ts';
import { ranPie } from '../testing/pie.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import type { CairoPie, PieMetadata, SegmentInfo } from './cairo-pie.ts';
import { checkPie } from './check-pie.ts';
import { CELL_BYTES } from './pie-memory.ts';

const LARGE = 2 ** 30;

describe('what a Cairo PIE says of itself', () => {
  let pie: CairoPie;
  before(async () => (pie = (await ranPie()).pie()));

  const metadata =
    (change: (metadata: PieMetadata) => Partial<PieMetadata>) =>
    (p: CairoPie): CairoPie => ({
      ...p,
      metadata: { ...p.metadata, ...change(p.metadata) },
    });
  const moved = (segment: SegmentInfo): SegmentInfo => ({ ...segment, index: segment.index + 1 });
  const resources =
    (change: Partial<CairoPie['executionResources']>) =>
    (p: CairoPie): CairoPie => ({
      ...p,
      executionResources: { ...p.executionResources, ...change },
    });
  const program = (change: Partial<PieMetadata['program']>): ((p: CairoPie) => CairoPie) =>
    metadata(m => ({ program: { ...m.program, ...change } }));
  /** Puts 64 bits into the first cell. */
  const cell =
    (at: number, bits: bigint) =>
    (p: CairoPie): CairoPie => {
      const memory = p.memory.slice();
      new DataView(memory.buffer).setBigUint64(at, bits, true);
      return { ...p, memory };
    };
  const flag = 1n << 63n;

  const cases: readonly (readonly [string, (pie: CairoPie) => CairoPie])[] = [
    ['Invalid prime.', program({ prime: 97n })],
    ['Invalid program data.', program({ data: [PRIME] })],
    ['Invalid builtin list.', program({ builtins: ['range_check', 'range_check'] })],
    ['Invalid builtin list.', program({ builtins: ['Range'] })],
    ['Invalid main() address.', program({ main: 6 })],
    ['Invalid main() address.', program({ main: -1 })],
    [
      'Invalid builtin_segments.',
      metadata(() => ({ builtinSegments: new Map([['RC', { index: 2, size: 1 }]]) })),
    ],
    ['Invalid segment index.', metadata(() => ({ extraSegments: [{ index: -1, size: 0 }] }))],
    ['Invalid segment size.', metadata(() => ({ extraSegments: [{ index: 5, size: LARGE }] }))],
    [
      'Program length does not match the program segment size.',
      metadata(() => ({ programSegment: { index: 0, size: 5 } })),
    ],
    [
      "Builtin list mismatch in builtin_segments. Builtins: ['range_check'], segment keys: ['output'].",
      metadata(() => ({ builtinSegments: new Map([['output', { index: 2, size: 1 }]]) })),
    ],
    [
      'Invalid segment size for ret_fp. Must be 0.',
      metadata(() => ({ retFpSegment: { index: 3, size: 1 } })),
    ],
    [
      'Invalid segment size for ret_pc. Must be 0.',
      metadata(() => ({ retPcSegment: { index: 4, size: 1 } })),
    ],
    [
      'Invalid segment index for program_segment.',
      metadata(m => ({ programSegment: moved(m.programSegment) })),
    ],
    [
      'Invalid segment index for execution_segment.',
      metadata(m => ({ executionSegment: moved(m.executionSegment) })),
    ],
    [
      'Invalid segment index for range_check.',
      metadata(() => ({ builtinSegments: new Map([['range_check', { index: 3, size: 1 }]]) })),
    ],
    ['Invalid segment index for ret_fp_segment. 4', metadata(m => ({ retFpSegment: moved(m.retFpSegment) }))],
    ['Invalid segment index for ret_pc_segment.', metadata(m => ({ retPcSegment: moved(m.retPcSegment) }))],
    [
      'Invalid segment indices for extra_segments.',
      metadata(m => ({ extraSegments: m.extraSegments.toReversed() })),
    ],
    [
      'Invalid builtin_instance_counter.',
      resources({ builtinInstanceCounter: new Map([['range_check_builtin', -1]]) }),
    ],
    ['Invalid builtin_instance_counter.', resources({ builtinInstanceCounter: new Map([['', LARGE]]) })],
    ['Invalid n_memory_holes: -1.', resources({ nMemoryHoles: -1 })],
    ['Invalid n_steps: 0.', resources({ nSteps: 0 })],
    [`Invalid n_steps: ${LARGE}.`, resources({ nSteps: LARGE })],
    ['Invalid memory cell address.', cell(0, 5n)],
    ['Invalid memory cell address.', cell(0, flag | 6n)],
    ['Invalid memory cell address.', cell(0, flag | (99n << 47n))],
    ['Invalid memory cell value.', cell(32, 1n << 62n)],
    ['Invalid memory cell value.', cell(32, flag)],
    ['Builtin list mismatch in execution_resources.', resources({ builtinInstanceCounter: new Map() })],
    ['Invalid additional_data.', p => ({ ...p, additionalData: new Map([['x'.repeat(1000), null]]) })],
  ];
  cases.forEach(([message, change], i) => {
    it(`is refused: ${message} (${i})`, () => {
      assert.throws(() => checkPie(change(pie)), { name: 'PieError', message });
    });
  });

  it('is checked before it runs', () => {
    assert.throws(() => CairoVm.fromPie(resources({ nSteps: 0 })(pie), { layout: 'small' }), {
      message: 'Security check for the CairoPIE input failed: Invalid n_steps: 0.',
    });
  });

  it('may be the memory of another program: it does not run', () => {
    const other = cell(8, 5n)(pie);
    assert.throws(
      () => CairoVm.fromPie(other, { layout: 'small' }),
      /Inconsistent memory assignment at address 0:0/,
    );
    assert.equal(pie.memory.length % CELL_BYTES, 0);
  });
});
