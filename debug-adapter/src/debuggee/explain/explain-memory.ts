import { Relocatable } from '../../../../vm-core/src/index.ts';
import { lineName } from '../time/origin-text.ts';
import { valueForms } from './felt-forms.ts';
import type { ExplainedValue, Explanation } from './explanation.ts';
import { calledBy, type FailedMoment } from './failed-moment.ts';

type Parts = Pick<Explanation, 'summary' | 'values' | 'notes'>;

const ROLES = ['dst', 'op0', 'op1'] as const;

/** A cell was read that nobody has written. */
export function explainUnknown(moment: FailedMoment, address: Relocatable): Parts {
  const operands = operandsOf(moment);
  const unknown: ExplainedValue = {
    ...(operands.find(operand => address.equals(operand.address)) ?? moment.cell('cell', address)),
    label: 'cell',
  };
  const others = operands.filter(
    ({ address: other, value }) => !address.equals(other) && value !== undefined,
  );
  const cell = `${address}`;
  const name = calledBy(unknown);
  return {
    summary: `${name === cell ? cell : `${name} (cell ${cell})`} is unknown: nobody has written it.`,
    values: [unknown, ...others],
    notes: [...segmentNotes(moment, address), ...builtinNotes(moment, address), ...hintNotes(moment, name)],
  };
}

/** A number was taken for an address. @param text the number */
export function explainNoAddress(moment: FailedMoment, text: string): Parts | undefined {
  const operands = operandsOf(moment).filter(({ value }) => value !== undefined);
  const wrong = operands.find(({ value }) => value === BigInt(text));
  if (!wrong) return undefined;
  const summary = `${calledBy(wrong)} is ${moment.short(wrong.value)}: a number, where an address is needed.`;
  return { summary, values: operands, notes: [] };
}

/** A cell was to be given another value than it has. @param wanted the other value as the VM's text has it */
export function explainInconsistent(moment: FailedMoment, address: Relocatable, wanted: string): Parts {
  const first = moment.cell('first', address);
  const value = Relocatable.parse(wanted) ?? (/^-?\d+$/.test(wanted) ? BigInt(wanted) : undefined);
  const second: ExplainedValue = {
    label: 'second',
    names: [],
    value,
    origin: ['what was to be written now'],
  };
  return {
    summary: `${calledBy(first)} is ${moment.short(first.value)} already, and cannot become ${moment.short(value)}.`,
    values: [first, second],
    notes: ['A memory cell is written once.'],
  };
}

/** The cells of the failing instruction, without those that mean nothing to it. */
export function operandsOf(moment: FailedMoment): ExplainedValue[] {
  const { executed } = moment;
  if (!executed) return [];
  const { opcode, res, op1Source } = executed.instruction;
  const isUsed = {
    dst: opcode !== 'nop' || executed.instruction.pcUpdate === 'jnz',
    op0: opcode === 'call' || res === 'add' || res === 'mul' || op1Source === 'op0',
    op1: op1Source !== 'imm',
  };
  return ROLES.filter(role => isUsed[role]).flatMap(role => moment.operand('operand', role) ?? []);
}

function segmentNotes({ scene }: FailedMoment, { segment, offset }: Relocatable): string[] {
  const { segments, memory } = scene.cursor.view;
  const exists = segment >= 0 ? segment < segments.count : -segment <= segments.temporaryCount;
  if (!exists) return [`There is no segment ${segment}.`];
  const size = segments.usedSize(segment);
  if (offset < size || segment === scene.cursor.vm.executionBase.segment) return [];
  if (size === 0) return [`Segment ${segment} is empty.`];
  const last = memory.get(new Relocatable(segment, size - 1));
  return [
    `Segment ${segment} ends at ${segment}:${size - 1}, which holds ${valueForms(last, scene.naming)[0]}.`,
  ];
}

/** The cell's place in its builtin, and what its rule lacks. */
function builtinNotes({ scene }: FailedMoment, address: Relocatable): string[] {
  const { vm, view } = scene.cursor;
  const builtin = vm.builtins.find(({ base }) => base.segment === address.segment);
  if (!builtin) return [];
  const { name, shape, cellsPerInstance, inputCells } = builtin;
  const index = address.offset % cellsPerInstance;
  const cell = shape.cells[index] ?? '';
  const note = `It is ${cell} of instance ${Math.floor(address.offset / cellsPerInstance)} of ${name}.`;
  if (index < inputCells) return [`${note} The program has to write it.`];
  const missing = shape.cells
    .slice(0, inputCells)
    .filter((_, input) => !view.memory.has(address.add(input - index)));
  return missing.length === 0
    ? [note]
    : [`${note} It is deduced from inputs, and ${missing.join(' and ')} is unknown.`];
}

/** Hints of the function that assign the name: they have not run, or did not come to that. */
function hintNotes({ scene, place }: FailedMoment, name: string): string[] {
  const found = scene.code.at(place.pc);
  const within = found?.code.functions.at(found.offset);
  if (!found || !within || !/^\w+$/.test(name)) return [];
  const assigns = new RegExp(`\\bids\\.${name}\\s*=(?!=)`);
  return found.code.hints
    .filter(({ offset, code }) => within.start <= offset && offset < within.end && assigns.test(code))
    .flatMap(({ range }) =>
      range ? [`The hint at ${lineName(range)} assigns ids.${name}, but has not done so in this call.`] : [],
    );
}
