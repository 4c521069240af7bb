import { basename, relative, sep } from 'node:path';

/** The debug type that this extension contributes. */
export const DEBUG_TYPE = 'cairoscope';

/** The attributes that every configuration to launch starts with. */
export interface BasicConfiguration {
  readonly type: typeof DEBUG_TYPE;
  readonly request: 'launch';
  readonly name: string;
  readonly program: string;
}

export interface BasicAttachConfiguration {
  readonly type: typeof DEBUG_TYPE;
  readonly request: 'attach';
  readonly name: string;
  readonly port: number;
}

/** The configuration that debugs one program, with every default. */
export function configurationFor(program: string, name = `Debug ${basename(program)}`): BasicConfiguration {
  return { type: DEBUG_TYPE, request: 'launch', name, program };
}

/** The configuration that attaches to the VM that Python owns. */
export function attachConfigurationFor(port: number): BasicAttachConfiguration {
  return { type: DEBUG_TYPE, request: 'attach', name: `Attach to Python (port ${port})`, port };
}

/** The path of a program as launch.json should have it: it stays right where the folder is moved or shared. */
export function portablePath(program: string, folder: string | undefined): string {
  const inside = folder === undefined ? program : relative(folder, program);
  if (folder === undefined || inside.startsWith('..') || inside === program) return program;
  return ['${workspaceFolder}', ...inside.split(sep)].join('/');
}
