import {
  builtinUsage,
  toSigned,
  type CairoVm,
  type CellValue,
  Relocatable,
} from '../../../vm-core/src/index.ts';

/** Text is handed on in pieces of about this many characters. */
const CHUNK = 1 << 16;

/** How the addresses of a report look: `segment:offset`, or as numbers of the relocated memory. */
export type AddressStyle = 'segments' | { readonly relocation: readonly number[] };

/** What the program wrote with the output builtin (print_output in cairo-lang, vm/cairo_runner.py). */
export function outputReport(vm: CairoVm): string {
  if (!vm.builtins.some(builtin => builtin.name === 'output')) return '';
  const lines = vm.output().map(value => `  ${value === undefined ? '<missing>' : formatCell(value)}\n`);
  return `Program output:\n${lines.join('')}\n`;
}

/** Steps, memory cells and registers at the end (get_info in cairo-lang, vm/cairo_runner.py). */
export function infoReport(vm: CairoVm, style: AddressStyle): string {
  const register = (address: Relocatable): string => `${placed(address, style)}`;
  return (
    `Number of steps: ${vm.step} ${vm.originalSteps === undefined ? '' : `(originally, ${vm.originalSteps})`}\n` +
    `Used memory cells: ${vm.segments.knownCells}\n` +
    'Register values after execution:\n' +
    `pc = ${register(vm.pc)}\nap = ${register(vm.ap)}\nfp = ${register(vm.fp)}\n\n`
  );
}

/** Where each segment starts in the relocated memory (print_segment_relocation_table in cairo-lang, vm/cairo_runner.py). */
export function segmentsReport(vm: CairoVm): string {
  const lines = vm.relocation.starts.map((start, segment) => `${String(segment).padEnd(5)} ${start}\n`);
  return `Segment relocation table:\n${lines.join('')}`;
}

/** How much of each builtin a run for a proof used (get_builtin_usage in cairo-lang, vm/cairo_runner.py). */
export function builtinReport(vm: CairoVm): string {
  const lines = builtinUsage(vm).map(({ name, usedCells, allocatedCells }) => {
    const share = allocatedCells > 0 ? `${toHundredths((usedCells / allocatedCells) * 100)}%` : '100%';
    return `${`${name}_builtin`.padEnd(30)} ${share.padStart(7)} (used ${usedCells} cells)\n`;
  });
  return lines.length === 0 ? '\n' : `\nBuiltin usage:\n${lines.join('')}\n`;
}

/** As Python rounds: of two numbers as near, the even one. Those are the odd eighths. */
function toHundredths(value: number): string {
  const eighths = value * 8;
  if (eighths % 2 !== 1) return value.toFixed(2);
  const below = Math.floor(value * 100);
  return ((below + (below % 2)) / 100).toFixed(2);
}

/** Every known cell, in pieces (print_memory in cairo-lang, vm/cairo_runner.py). */
export function* memoryReport(vm: CairoVm, style: AddressStyle): Generator<string> {
  let text = 'Addr  Value\n-----------\n';
  let previous: Relocatable | number | undefined;
  for (const address of knownCells(vm)) {
    const value = vm.memory.getKnown(address);
    const place = placed(address, style);
    if (!follows(place, previous)) text += '\u22ee\n';
    text += `${String(place).padEnd(5)} ${formatCell(placed(value, style))}\n`;
    previous = place;
    if (text.length < CHUNK) continue;
    yield text;
    text = '';
  }
  yield `${text}\n`;
}

/** Of the real segments, in order. */
function* knownCells({ memory, segments }: CairoVm): Generator<Relocatable> {
  for (let segment = 0; segment < segments.count; segment++) yield* memory.knownCells(segment);
}

function placed(value: Relocatable, style: AddressStyle): Relocatable | number;
function placed(value: CellValue, style: AddressStyle): CellValue | number;
function placed(value: CellValue, style: AddressStyle): CellValue | number {
  if (style === 'segments' || !(value instanceof Relocatable)) return value;
  return (style.relocation[value.segment] ?? 0) + value.offset;
}

function follows(place: Relocatable | number, previous: Relocatable | number | undefined): boolean {
  if (previous === undefined) return place === 0;
  if (place instanceof Relocatable) return previous instanceof Relocatable && previous.add(1).equals(place);
  return previous === place - 1;
}

function formatCell(value: CellValue | number): string {
  return typeof value === 'bigint' ? `${toSigned(value)}` : `${value}`;
}
