import { resolve } from 'node:path';
import { airPrivateInput, airPublicInput, debugInfoFile, type CairoVm } from '../../../vm-core/src/index.ts';
import type { StatusLine } from '../status-line.ts';
import type { OutputFiles } from './output-files.ts';
import { programError } from './prepare-run.ts';
import {
  builtinUsageReport,
  infoReport,
  memoryReport,
  outputReport,
  segmentsReport,
  type AddressStyle,
} from './run-report.ts';
import type { OutputPaths, RunSettings } from './run-settings.ts';

/** Prints and writes what was asked for, in the order of cairo-run. */
export function writeOutputs(
  vm: CairoVm,
  settings: RunSettings,
  files: OutputFiles,
  status: StatusLine,
): void {
  const { print, noEnd } = settings;
  const style: AddressStyle = print.relocated ? { relocation: vm.relocation.starts } : 'segments';
  if (print.memory) for (const text of memoryReport(vm, style)) status.stdout(text);
  if (print.output) status.stdout(outputReport(vm));
  if (print.info) {
    status.stdout(infoReport(vm, style));
    if (vm.isProof && !noEnd) status.stdout(builtinUsageReport(vm));
  }
  if (print.segments) status.stdout(segmentsReport(vm));
  if (!files.isEmpty) writeFiles(vm, settings.files, files, status);
}

function writeFiles(vm: CairoVm, paths: OutputPaths, files: OutputFiles, status: StatusLine): void {
  status.show('Writing the output files …');
  try {
    files.get('trace')?.write(vm.trace());
    files.get('memory')?.write(vm.memoryFile());
    files.get('airPublicInput')?.write(airPublicInput(vm));
    const traceAndMemory = { trace: resolve(paths.trace ?? ''), memory: resolve(paths.memory ?? '') };
    files.get('airPrivateInput')?.write(airPrivateInput(vm, traceAndMemory));
    files.get('debugInfo')?.write(debugInfoFile(vm));
  } catch (error) {
    throw programError(error);
  } finally {
    status.clear();
  }
}
