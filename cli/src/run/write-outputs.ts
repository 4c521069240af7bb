import type { CairoVm } from '../../../vm-core/src/index.ts';
import type { StatusLine } from '../status-line.ts';
import type { OutputFiles } from './output-files.ts';
import { infoReport, memoryReport, outputReport, segmentsReport, type AddressStyle } from './run-report.ts';
import type { RunSettings } from './run-settings.ts';

/** Prints and writes what was asked for, in the order of cairo-run. */
export function writeOutputs(
  vm: CairoVm,
  { print }: RunSettings,
  files: OutputFiles,
  status: StatusLine,
): void {
  const style: AddressStyle = print.relocated ? { relocation: vm.relocation.starts } : 'segments';
  if (print.memory) for (const text of memoryReport(vm, style)) status.stdout(text);
  if (print.output) status.stdout(outputReport(vm));
  if (print.info) status.stdout(infoReport(vm, style));
  if (print.segments) status.stdout(segmentsReport(vm));
  if (!files.isEmpty) writeFiles(vm, files, status);
}

function writeFiles(vm: CairoVm, files: OutputFiles, status: StatusLine): void {
  status.show('Writing the output files …');
  files.get('trace')?.write(vm.trace());
  files.get('memory')?.write(vm.memoryFile());
  status.clear();
}
