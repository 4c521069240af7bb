import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { CairoVm } from '../../../vm-core/src/index.ts';
import { cpuProfileFile, pprofFile } from '../../../vm-core/src/profile-files.ts';

/** The profile of a run, in the form that the ending of the file's name asks for: V8's, or else that of pprof. */
export function profileFile(vm: CairoVm, path: string): Uint8Array {
  const profile = vm.profile();
  if (!path.endsWith('.cpuprofile')) return pprofFile(profile);
  const url = (file: string): string => (existsSync(file) ? pathToFileURL(resolve(file)).href : file);
  return new TextEncoder().encode(cpuProfileFile(profile, url));
}
