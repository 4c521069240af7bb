import { toSigned, type CairoVm } from '../../../vm-core/src/index.ts';

/** What the program wrote with the output builtin, as cairo-run prints it; empty without that builtin. */
export function programOutput(vm: CairoVm): string {
  if (!vm.program.builtins.includes('output')) return '';
  const lines = vm.output().map(value => {
    const text = value === undefined ? '<missing>' : typeof value === 'bigint' ? toSigned(value) : value;
    return `  ${text}\n`;
  });
  return `Program output:\n${lines.join('')}\n`;
}
