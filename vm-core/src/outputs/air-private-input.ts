import type { CairoVm } from '../vm/cairo-vm.ts';
import { pythonJsonBytes } from './python-json.ts';

/** The files that a prover reads besides. */
export interface PrivateInputPaths {
  /** Absolute path of the trace file. */
  readonly trace: string;
  /** Absolute path of the memory file. */
  readonly memory: string;
}

/**
 * The AIR private input of a run for a proof, which has been ended: what the prover needs of the builtins. JSON, in
 * pieces (get_air_private_input in cairo-lang, vm/cairo_runner.py).
 * @throws Error with cairo-lang's text if an instance lacks an input
 */
export function* airPrivateInput(
  { builtins, relocation }: CairoVm,
  paths: PrivateInputPaths,
): Generator<Uint8Array> {
  const inputs = builtins.flatMap(builtin => Object.entries(builtin.airPrivateInput(relocation)));
  yield* pythonJsonBytes(
    { trace_path: paths.trace, memory_path: paths.memory, ...Object.fromEntries(inputs) },
    4,
  );
  yield new TextEncoder().encode('\n');
}
