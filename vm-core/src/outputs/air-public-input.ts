import { rangeCheckLimits } from '../end/range-check-limits.ts';
import { Relocatable } from '../relocatable.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';
import { pythonJsonBytes, type Json } from './python-json.ts';

/**
 * The AIR public input of a run for a proof, which has been ended: what the verifier knows of it. JSON, in pieces
 * (write_air_public_input in cairo-lang, vm/cairo_run.py; air_public_input.py).
 * @throws Error if the run is none for a proof, or a public cell is unknown
 */
export function* airPublicInput(vm: CairoVm): Generator<Uint8Array> {
  const { min, max } = rangeCheckLimits(vm);
  yield* pythonJsonBytes(
    {
      layout: vm.layout.name,
      rc_min: min,
      rc_max: max,
      n_steps: vm.step,
      memory_segments: memorySegments(vm),
      public_memory: publicMemory(vm),
      dynamic_params: null,
    },
    4,
  );
  yield new TextEncoder().encode('\n');
}

/** Where the parts of memory start, and where the run left them. */
function memorySegments(vm: CairoVm): Json {
  const [first, last] = [vm.recording.registersAt(0), vm.recording.registersAt(vm.step - 1)];
  const addresses = (start: Relocatable, stop: Relocatable): Json => ({
    begin_addr: vm.relocation.address(start),
    stop_ptr: vm.relocation.address(stop),
  });
  const builtins = vm.builtins.map(({ name, base, included, stopPointer }): [string, Json] => {
    const stop = included ? stopPointer : base;
    if (stop === undefined) throw new Error(`The ${name} builtin stop pointer was not set.`);
    return [name, addresses(base, stop)];
  });
  return {
    program: addresses(first.pc, last.pc),
    execution: addresses(first.ap, last.ap),
    ...Object.fromEntries(builtins),
  };
}

function publicMemory({ segments, memory, relocation }: CairoVm): Json {
  const entries: Json[] = [];
  for (let segment = 0; segment < segments.count; segment++) {
    for (const { offset, page } of segments.publicCells(segment)) {
      const cell = new Relocatable(segment, offset);
      const value = memory.get(cell);
      if (value === undefined) throw new Error(`The cell ${cell} is public, but has no value.`);
      const number = value instanceof Relocatable ? relocation.address(value) : value;
      entries.push({ address: relocation.address(cell), value: `0x${number.toString(16)}`, page });
    }
  }
  return entries;
}
