import { Relocatable, VmException, type CellValue } from '../../../../vm-core/src/index.ts';
import { siteAt } from '../code/name-site.ts';
import type { SourceRange } from '../code/source-range.ts';
import { cellText } from '../inspect/cell-text.ts';
import { AUTO_FORMAT } from '../inspect/value-node.ts';
import {
  instructionWith,
  operandText,
  type ExecutedInstruction,
  type OperandRole,
} from '../time/executed-instruction.ts';
import type { OriginLink } from '../time/origin.ts';
import { makingText, placeText, type OriginReader } from '../time/origin-text.ts';
import { CellNames } from './cell-names.ts';
import type { ExplainedValue, FailurePlace, FailureScene } from './explanation.ts';

/** The moment at which a run failed: what stands there in the code, and what its cells are called and hold. */
export class FailedMoment {
  readonly place: FailurePlace;
  /** The instruction that failed, or that a failed hint stands before. */
  readonly executed: ExecutedInstruction | undefined;
  readonly #names: CellNames;

  constructor(
    readonly scene: FailureScene,
    error: Error,
  ) {
    const { vm, view } = scene.cursor;
    const { pc, ap, fp, step } = view;
    const hintIndex = error instanceof VmException ? error.hintIndex : undefined;
    const { program, site } = siteAt(vm, scene.code, pc, hintIndex);
    this.#names = new CellNames(program, site, { pc, ap, fp }, view.memory);
    this.executed = instructionWith({ pc, ap, fp }, view.memory);
    const found = scene.code.at(pc);
    const called = found?.code.functions.at(found.offset)?.name;
    const range = hintIndex === undefined ? found?.code.statements.at(found.offset)?.exact : undefined;
    const line = range && this.lineOf(range);
    this.place = {
      step,
      pc,
      ...(called === undefined ? {} : { function: called }),
      ...(range && { range }),
      ...(line === undefined ? {} : { line }),
      ...(this.executed && hintIndex === undefined ? { instruction: this.executed.text } : {}),
    };
  }

  /** A line of the source, without the space around it. */
  lineOf({ file, startLine }: Pick<SourceRange, 'file' | 'startLine'>): string | undefined {
    return this.scene.sources.read(file)?.split(/\r?\n/)[startLine - 1]?.trim();
  }

  valueAt(address: Relocatable): CellValue | undefined {
    return this.scene.cursor.view.memory.get(address);
  }

  /** What the source calls a cell, or one that its value was copied from; before all as the failing line does. */
  nameOf(address: Relocatable): string | undefined {
    const cells = [address, ...this.#linksOf(address).map(link => link.address)];
    const names = cells.map(cell => this.#names.of(cell, this.place.line));
    return names.find(name => name !== undefined);
  }

  /** A value in one form, for a sentence. */
  short(value: CellValue | undefined): string {
    return cellText(value, AUTO_FORMAT, this.scene.naming);
  }

  /** A cell with its value and where that comes from. */
  cell(label: string, address: Relocatable, expression?: string): ExplainedValue {
    const name = this.nameOf(address);
    const names = [...new Set([name, expression].filter(text => text !== undefined))];
    return { label, names, address, value: this.valueAt(address), origin: this.originOf(address) };
  }

  /** An operand of the instruction; undefined if it hangs on a cell that holds no pointer. */
  operand(label: string, role: OperandRole): ExplainedValue | undefined {
    const { executed } = this;
    if (!executed) return undefined;
    const address = executed.operands[role];
    const expression = operandText(executed, role);
    if (role === 'op1' && executed.instruction.op1Source === 'imm') {
      return { label, names: [], value: executed.immediate, origin: ['a number in the code'] };
    }
    return address && this.cell(label, address, expression);
  }

  /** Where the value of a cell was made, and how often it was copied; empty if that is not recorded. */
  originOf(address: Relocatable): string[] {
    if (this.valueAt(address) === undefined) return ['unknown: nobody has written it'];
    const links = this.#linksOf(address);
    const last = links.at(-1);
    if (!last) return [];
    const place = this.scene.origins.placeOf(last);
    const copies = links.length - 1;
    const reader: Pick<OriginReader, 'cellText' | 'valueAt'> = {
      cellText: value => this.short(value),
      valueAt: cell => this.valueAt(cell),
    };
    const where = placeText(place);
    return [
      makingText(last, place, reader),
      ...(where === '' ? [] : [where]),
      ...(copies === 0
        ? []
        : [`then copied from ${last.address}${copies === 1 ? '' : `, through ${countOf(copies - 1)}`}`]),
    ];
  }

  #linksOf(address: Relocatable): readonly OriginLink[] {
    return this.scene.cursor.vm.recording.isOn ? this.scene.origins.origin(address).links : [];
  }
}

function countOf(cells: number): string {
  return cells === 1 ? 'another cell' : `${cells} cells`;
}

/** The best name of a value, else its expression, else the cell. */
export function calledBy({ names, address }: ExplainedValue): string {
  return names[0] ?? `${address ?? 'the value'}`;
}
