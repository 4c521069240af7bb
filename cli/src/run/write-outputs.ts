import { resolve } from 'node:path';
import {
  airPrivateInput,
  airPublicInput,
  debugInfoFile,
  mergeExtraSegments,
  type CairoVm,
} from '../../../vm-core/src/index.ts';
import type { StatusLine } from '../status-line.ts';
import type { OutputFiles } from './output-files.ts';
import { callProgram } from './program-error.ts';
import {
  builtinReport,
  infoReport,
  memoryReport,
  outputReport,
  segmentsReport,
  type AddressStyle,
} from './run-report.ts';
import { returnedText, returnedValue } from './returned-values.ts';
import type { RunSettings } from './run-settings.ts';

/**
 * Prints and writes what was asked for, in the order of cairo-run.
 * @throws CliError if the run cannot be written in that form, or a file cannot be written
 */
export async function writeOutputs(
  vm: CairoVm,
  settings: RunSettings,
  files: OutputFiles,
  status: StatusLine,
): Promise<void> {
  await writePie(vm, settings, files, status);
  callProgram(() => {
    print(vm, settings, status);
    writeFiles(vm, settings, files, status);
  });
  await writeProfile(vm, settings, files, status);
}

async function writePie(
  vm: CairoVm,
  { mergeExtraSegments: merge }: RunSettings,
  files: OutputFiles,
  status: StatusLine,
): Promise<void> {
  const file = files.get('cairoPie');
  if (file === undefined) return;
  status.show('Writing the Cairo PIE …');
  const { pieFile } = await import('../../../vm-core/src/pie-files.ts');
  callProgram(() => {
    const pie = vm.pie();
    file.write([pieFile(merge ? mergeExtraSegments(pie) : pie)]);
  });
  status.clear();
}

function print(vm: CairoVm, { print, noEnd }: RunSettings, status: StatusLine): void {
  const style: AddressStyle = print.relocated ? { relocation: vm.relocation.starts } : 'segments';
  const returned = returnedValue(vm);
  if (returned !== undefined) status.stdout(`Returned: ${returnedText(returned)}\n\n`);
  if (print.memory) for (const text of memoryReport(vm, style)) status.stdout(text);
  if (print.output) status.stdout(outputReport(vm));
  if (print.info) {
    status.stdout(infoReport(vm, style));
    if (vm.isProof && !noEnd) status.stdout(builtinReport(vm));
  }
  if (print.segments) status.stdout(segmentsReport(vm));
}

function writeFiles(
  vm: CairoVm,
  { files: paths }: RunSettings,
  files: OutputFiles,
  status: StatusLine,
): void {
  if (files.isEmpty) return;
  status.show('Writing the output files …');
  files.get('trace')?.write(vm.trace({ reuse: true }));
  files.get('memory')?.write(vm.memoryFile({ reuse: true }));
  files.get('airPublicInput')?.write(airPublicInput(vm));
  const { trace, memory } = paths;
  if (trace !== undefined && memory !== undefined) {
    files
      .get('airPrivateInput')
      ?.write(airPrivateInput(vm, { trace: resolve(trace), memory: resolve(memory) }));
  }
  files.get('debugInfo')?.write(debugInfoFile(vm));
  status.clear();
}

async function writeProfile(
  vm: CairoVm,
  { files: { profile } }: RunSettings,
  files: OutputFiles,
  status: StatusLine,
): Promise<void> {
  if (profile === undefined) return;
  status.show('Writing the profile …');
  const { profileFile } = await import('./profile-file.ts');
  callProgram(() => files.get('profile')?.write([profileFile(vm, profile)]));
  status.clear();
}
