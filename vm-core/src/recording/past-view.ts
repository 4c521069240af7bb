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
    const value = this.has(address) ? this.parts.memory.getRaw(address) : undefined;
    return value instanceof Relocatable && value.segment < 0 ? this.relocate(value) : value;
  }

  has(address: Relocatable): boolean {
    return this.writerStep(address) !== undefined;
  }

  /** Of a cell that is known now, and was known then. */
  writerStep(address: Relocatable): number | undefined {
    const { memory, log } = this.parts;
    const writer = memory.copiedAtEnd.has(address.key) ? undefined : memory.writerStep(address);
    if (writer === undefined || writer < this.moment.step) return writer;
    return writer === this.moment.step && log.hadWritten(this.moment, address) ? writer : undefined;
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
    private readonly moment: Moment & { readonly memory: ViewedMemory },
  ) {}

  get count(): number {
    return this.counts.count;
  }

  get temporaryCount(): number {
    return this.counts.temporaryCount;
  }

  usedSize(segment: number): number {
    const { core, log, memory } = this.parts;
    if (segment >= this.count || segment < -this.temporaryCount) return 0;
    const stamped = core.usedSizeAt(segment, this.moment.step);
    let size = Math.max(stamped, log.sizeWritten(this.moment, segment));
    // What the end copied has the stamp of its source.
    if (memory.copiedAtEnd.size > 0) {
      while (size > 0 && !this.moment.memory.has(new Relocatable(segment, size - 1))) size--;
    }
    return size;
  }

  /** Segments are added by hints only: as many as the next one found. */
  private get counts(): { readonly count: number; readonly temporaryCount: number } {
    const { log, segments } = this.parts;
    return log.at(log.indexFrom(this.moment)) ?? segments;
  }
}
