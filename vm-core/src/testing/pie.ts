import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { CairoPie } from '../pie/cairo-pie.ts';
import { pieFile } from '../pie/write-pie.ts';
import { Relocatable } from '../relocatable.ts';
import { CairoVm } from '../vm/cairo-vm.ts';
import { instruction, program, push, ret } from './casm.ts';

/** The number of the range-check builtin that the program of `ranPie` writes. */
export const CHECKED = 2n ** 100n;

/**
 * A run whose PIE has a builtin, two extra segments and pointers into both: `main` checks a number and gives its
 * pointer back; before it, two segments were added, of which the first has a pointer to the second.
 */
export async function ranPie(): Promise<CairoVm> {
  const words = [
    ...push(CHECKED),
    // [[fp - 3]] = [ap - 1]
    ...instruction({
      opcode: 'assert-eq',
      dstRegister: 'ap',
      offDst: -1,
      offOp0: -3,
      op1Source: 'op0',
      offOp1: 0,
      size: 1,
    }),
    // [ap] = [fp - 3] + 1, ap++
    ...instruction(
      { opcode: 'assert-eq', dstRegister: 'ap', offDst: 0, offOp0: -3, res: 'add', apUpdate: 'add1' },
      1n,
    ),
    ...ret(),
  ];
  const vm = CairoVm.create(program(words, { builtins: ['range_check'] }), { layout: 'small' });
  const [first, second] = [vm.segments.add(), vm.segments.add()];
  vm.memory.set(first, 7n);
  vm.memory.set(first.add(2), second.add(1));
  vm.memory.set(second.add(1), new Relocatable(1, 0));
  await vm.run();
  await vm.end();
  return vm;
}

/** The file of a PIE after its files went through `change`. */
export function changedFile(pie: CairoPie, change: (files: Record<string, Uint8Array>) => void): Uint8Array {
  const files = { ...unzipSync(pieFile(pie)) };
  change(files);
  return zipSync(files);
}

/** The file of a PIE with another text in one of its JSON files. */
export function changedText(pie: CairoPie, name: string, from: string | RegExp, to: string): Uint8Array {
  return changedFile(pie, files => {
    const text = strFromU8(files[name] ?? new Uint8Array());
    const changed = text.replace(from, to);
    if (changed === text) throw new Error(`${name} has no ${from}: ${text}`);
    files[name] = strToU8(changed);
  });
}
