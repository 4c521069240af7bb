import { memoryHoles } from '../end/memory-holes.ts';
import type { CairoVm } from '../vm/cairo-vm.ts';

/** What a run took (ExecutionResourcesStone in cairo-lang, vm/cairo_pie.py). */
export interface ExecutionResources {
  /** Steps up to the end, without those that pad a trace. */
  readonly steps: number;
  /** Cells that nothing accessed. */
  readonly memoryHoles: number;
  /** Started instances, by name and in the order of the segments. */
  readonly builtinInstances: ReadonlyMap<string, number>;
}

/** What an ended run took (get_execution_resources in cairo-lang, vm/cairo_runner.py). */
export function executionResources(vm: CairoVm): ExecutionResources {
  return {
    steps: vm.originalSteps ?? vm.step,
    memoryHoles: memoryHoles(vm),
    builtinInstances: new Map(vm.builtins.map(builtin => [builtin.name, builtin.usedInstances()])),
  };
}

/** How much of a builtin a run for a proof used. */
export interface BuiltinUsage {
  readonly name: string;
  readonly usedCells: number;
  /** What the proof has room for. */
  readonly allocatedCells: number;
}

/**
 * How much of each builtin an ended run for a proof used (get_builtin_usage in cairo-lang, vm/cairo_runner.py).
 * @throws InsufficientCells if it was more than there is room for
 */
export function builtinUsage({ builtins, step }: CairoVm): BuiltinUsage[] {
  return builtins.map(builtin => ({
    name: builtin.name,
    usedCells: builtin.usedCells(),
    allocatedCells: builtin.allocatedCells(step),
  }));
}
