import type { Builtin, CellValue, Relocatable } from '../../../../vm-core/src/index.ts';
import { probablyNegative } from './felt-forms.ts';
import type { Explanation } from './explanation.ts';
import { calledBy, type FailedMoment } from './failed-moment.ts';

type Parts = Pick<Explanation, 'summary' | 'values' | 'notes'>;

/** Bits of the numbers that builtins take (cairo-lang, the runners under lang/builtins). */
const BITS: ReadonlyMap<string, number> = new Map([
  ['range_check', 128],
  ['range_check96', 96],
  ['bitwise', 251],
  ['keccak', 200],
]);

/** A builtin refuses the value of one of its cells. */
export function explainViolation(
  moment: FailedMoment,
  address: Relocatable,
  reason: string,
): Parts | undefined {
  const { builtins } = moment.scene.cursor.vm;
  const builtin = builtins.find(({ base }) => base.segment === address.segment);
  if (!builtin) return undefined;
  const cell = moment.cell('value', address);
  const role = cellRole(builtin, address);
  const deduced = /^Inconsistent auto deduction rule at address [-\d:]+\. \S+ != (\S+)\.$/.exec(reason)?.[1];
  const bits = BITS.get(builtin.name);
  const inputs = builtin.shape.cells
    .slice(0, builtin.inputCells)
    .map((name, index) =>
      moment.cell(name, address.add(index - (address.offset % builtin.cellsPerInstance))),
    );
  if (deduced !== undefined) {
    const wanted = {
      label: 'expected',
      names: [],
      value: numberOf(deduced),
      origin: [`the rule of ${builtin.name}`],
    };
    const summary = `${role} is ${moment.short(cell.value)}, but its rule makes it ${moment.short(wanted.value)}.`;
    return { summary, values: [{ ...cell, label: 'actual' }, wanted, ...inputs], notes: [] };
  }
  const what = `${calledBy(cell)} is ${moment.short(cell.value)}`;
  const limits = bits !== undefined && typeof cell.value === 'bigint' && cell.value >= 2n ** BigInt(bits);
  const rule = limits ? `is not below 2^${bits}` : 'is refused';
  const others = inputs.filter(({ address: other }) => !address.equals(other));
  return {
    summary: `${role} ${rule}: ${what}.`,
    values: [cell, ...others],
    notes: [
      ...(bits === undefined
        ? []
        : [`${builtin.name} takes numbers from 0 to 2^${bits} - 1 = ${2n ** BigInt(bits) - 1n}.`]),
      ...(limits ? sizeNotes(cell.value) : []),
    ],
  };
}

/** `x of instance 3 of bitwise`; of range_check, whose instances have one cell, `value 3 of range_check`. */
function cellRole({ name, shape, cellsPerInstance }: Builtin, { offset }: Relocatable): string {
  const index = Math.floor(offset / cellsPerInstance);
  if (cellsPerInstance === 1) return `Value ${index} of ${name}`;
  return `${shape.cells[offset % cellsPerInstance] ?? 'A cell'} of instance ${index} of ${name}`;
}

function sizeNotes(value: CellValue | undefined): string[] {
  if (typeof value !== 'bigint') return [];
  const negative = probablyNegative(value);
  return [
    negative === undefined
      ? `It has ${value.toString(2).length} bits.`
      : `Probably it is the negative number ${negative}, which felts hold as P - ${-negative}.`,
  ];
}

function numberOf(text: string): bigint | undefined {
  return /^-?\d+$/.test(text) ? BigInt(text) : undefined;
}
