import { executionResources } from '../outputs/execution-resources.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';
import type { Builtin } from '../builtins/builtin.ts';
import { exportedCells } from '../outputs/exported-cells.ts';
import { startTable } from '../outputs/start-table.ts';
import { mainPc } from '../program/main-pc.ts';
import type { EndedRun } from '../end/ended-run.ts';
import type { Core } from '../core/core.ts';
import { Relocatable } from '../relocatable.ts';
import {
  PIE_VERSION,
  type CairoPie,
  type PieMetadata,
  type PieResources,
  type SegmentInfo,
} from './cairo-pie.ts';
import { PieError } from './pie-error.ts';
import { ADDRESS_FLAG, MAX_SEGMENTS, OFFSET_BITS } from './pie-memory.ts';

/**
 * The PIE of a run (get_cairo_pie in cairo-lang, vm/cairo_runner.py).
 * @throws PieError with cairo-lang's text if the run cannot be one
 */
export function makePie(vm: CairoVm, core: Core): CairoPie {
  return { ...describePie(vm), memory: memoryOf(vm, core) };
}

/**
 * All of it but the memory.
 * @throws PieError with cairo-lang's text if the run cannot be one
 */
export function describePie(vm: CairoVm): Omit<CairoPie, 'memory'> {
  return {
    metadata: makeMetadata(vm),
    additionalData: new Map(
      vm.builtins.map(builtin => [`${builtin.name}_builtin`, builtin.additionalData()]),
    ),
    executionResources: resourcesOf(vm),
    version: new Map([['cairo_pie', PIE_VERSION]]),
  };
}

function makeMetadata(run: EndedRun): PieMetadata {
  const { program, programBase, executionBase, ap, segments } = run;
  const builtinSegments = new Map(run.builtins.map(builtin => [builtin.name, segmentOf(builtin)]));
  const retFp = returnCell(run, 0);
  const retPc = returnCell(run, 1);
  for (const [name, cell] of [['ret_fp', retFp] as const, ['ret_pc', retPc] as const]) {
    const size = segments.size(cell.segment);
    require(size === 0, `Unexpected ${name}_segment size ${size}`);
  }
  for (const start of [programBase, executionBase, retFp, retPc]) {
    require(start.offset === 0, 'Expecting a 0 offset.');
  }
  const known = new Set([...builtinSegments.values()].map(({ index }) => index));
  for (const start of [programBase, executionBase, retFp, retPc]) known.add(start.segment);
  const extraSegments: SegmentInfo[] = [];
  for (let index = 0; index < segments.count; index++) {
    if (!known.has(index)) extraSegments.push({ index, size: segments.size(index) });
  }
  const { prime, data, builtins } = program;
  return {
    program: { prime, data, builtins, main: mainPc(program) },
    programSegment: { index: programBase.segment, size: data.length },
    executionSegment: { index: executionBase.segment, size: ap.offset - executionBase.offset },
    retFpSegment: { index: retFp.segment, size: 0 },
    retPcSegment: { index: retPc.segment, size: 0 },
    builtinSegments,
    extraSegments,
  };
}

function segmentOf({ name, base, firstOffset, stopPointer }: Builtin): SegmentInfo {
  require(base.offset === firstOffset, `Unexpected ${name} segment begin_addr ${base.offset}.`);
  if (stopPointer === undefined) throw new PieError(`${name} segment stop ptr is None.`);
  return { index: base.segment, size: stopPointer.offset - base.offset };
}

/** The return fp or the return pc, which lie behind the builtins' pointers. */
function returnCell({ memory, program, executionBase }: EndedRun, index: number): Relocatable {
  const address = executionBase.add(program.builtins.length + index);
  const value = memory.get(address);
  if (value === undefined) throw new PieError(`Unknown value for memory cell at address ${address}.`);
  if (!(value instanceof Relocatable)) throw new PieError(`Expecting a relocatable value got ${value}.`);
  return value;
}

function resourcesOf(vm: CairoVm): PieResources {
  const { steps, memoryHoles, builtinInstances } = executionResources(vm);
  return {
    builtinInstanceCounter: new Map(
      Array.from(builtinInstances, ([name, count]) => [`${name}_builtin`, count]),
    ),
    nMemoryHoles: memoryHoles,
    nSteps: steps,
  };
}

function memoryOf({ segments, memory }: EndedRun, core: Core): Uint8Array {
  require(segments.count <=
    MAX_SEGMENTS, `A Cairo PIE holds at most ${MAX_SEGMENTS} segments, and this run has ${segments.count}.`);
  const starts = startTable(
    { core, segments, memory },
    start => (BigInt(start.segment) << OFFSET_BITS) | BigInt(start.offset),
  );
  const chunks = [...exportedCells(core, segments, starts, ADDRESS_FLAG)];
  const bytes = new Uint8Array(chunks.reduce((size, chunk) => size + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

function require(isTrue: boolean, message: string): void {
  if (!isTrue) throw new PieError(message);
}
