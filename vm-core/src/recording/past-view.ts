import type { Core } from '../core/core.ts';
import type { Memory } from '../memory/memory.ts';
import type { Segments } from '../memory/segments.ts';
import { Relocatable, type CellValue } from '../relocatable.ts';
import { callFrames, type CallFrame } from '../vm/call-stack.ts';
import type { Registers } from '../vm/exact-step.ts';
import type { HintLog } from './hint-log.ts';
import type { MachineView, Moment, ViewedMemory, ViewedSegments } from './machine-view.ts';

/** What views of the past are made from. */
export interface PastParts {
  readonly core: Core;
  readonly memory: Memory;
  readonly segments: Segments;
  readonly log: HintLog;
}

/** A VM as it was before an earlier moment: cells that were written later are unknown. */
export class PastView implements MachineView {
  readonly step: number;
  readonly hintIndex: number;
  readonly pc: Relocatable;
  readonly ap: Relocatable;
  readonly fp: Relocatable;
  readonly memory: ViewedMemory;
  readonly segments: ViewedSegments;

  constructor(parts: PastParts, { step, hintIndex }: Moment, { pc, ap, fp }: Registers) {
    this.step = step;
    this.hintIndex = hintIndex;
    this.pc = pc;
    this.ap = ap;
    this.fp = fp;
    this.memory = new PastMemory(parts, this);
    this.segments = new PastSegments(parts, this);
  }

  callStack(): Generator<CallFrame> {
    return callFrames(this.memory, this);
  }
}

class PastMemory implements ViewedMemory {
  constructor(
    private readonly parts: PastParts,
    private readonly moment: Moment,
  ) {}

  get(address: Relocatable): CellValue | undefined {
    const { memory } = this.parts;
    const value = memory.getRaw(address);
    if (value === undefined || !this.isThere(address)) return undefined;
    return value instanceof Relocatable && value.segment < 0 ? this.relocate(value) : value;
  }

  has(address: Relocatable): boolean {
    return this.parts.memory.has(address) && this.isThere(address);
  }

  writerStep(address: Relocatable): number | undefined {
    const step = this.parts.memory.writerStep(address);
    return step !== undefined && this.isThere(address) ? step : undefined;
  }

  /** Was the cell, which is known now, known then? */
  private isThere(address: Relocatable): boolean {
    const { memory, log } = this.parts;
    const { step, hintIndex } = this.moment;
    const writer = memory.writerStep(address) ?? Infinity;
    if (writer !== step) return writer < step;
    if (hintIndex === 0 && !log.isOn) return false;
    for (const { writes } of log.before(this.moment)) if (writes.includes(address.key)) return true;
    return false;
  }

  /** By the rules that there were then. */
  private relocate(value: Relocatable): Relocatable {
    const maker = this.parts.log.ruleMaker(value.segment);
    if (!maker) return value;
    const { step, hintIndex } = this.moment;
    const isThere = maker.step < step || (maker.step === step && maker.hintIndex < hintIndex);
    const destination = isThere && this.parts.memory.ruleOf(value.segment);
    if (!destination) return value;
    const moved = destination.add(value.offset);
    return moved.segment < 0 ? this.relocate(moved) : moved;
  }
}

class PastSegments implements ViewedSegments {
  constructor(
    private readonly parts: PastParts,
    private readonly moment: Moment,
  ) {}

  get count(): number {
    return this.counts.count;
  }

  get temporaryCount(): number {
    return this.counts.temporaryCount;
  }

  usedSize(segment: number): number {
    const { core, log } = this.parts;
    if (segment >= this.count || segment < -this.temporaryCount) return 0;
    let size = core.usedSizeAt(segment, this.moment.step);
    for (const { writes } of log.before(this.moment)) {
      for (const key of writes) {
        const address = Relocatable.fromKey(key);
        if (address.segment === segment) size = Math.max(size, address.offset + 1);
      }
    }
    return size;
  }

  /** Segments are added by hints only: as many as the next one found. */
  private get counts(): { readonly count: number; readonly temporaryCount: number } {
    const { log, segments } = this.parts;
    return log.executions[log.indexFrom(this.moment)] ?? segments;
  }
}
