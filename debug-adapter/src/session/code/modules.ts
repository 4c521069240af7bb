import type { DebugProtocol } from '@vscode/debugprotocol';
import type { PythonModule } from '../../../../python-bridge/src/index.ts';
import { listModules, type CairoModule } from '../../debuggee/code/cairo-modules.ts';
import type { LoadedCode } from '../../debuggee/code/loaded-code.ts';
import type { Session } from '../session.ts';

/** What else a module of Cairo tells, as columns for clients that show a table. */
export const MODULE_COLUMNS: DebugProtocol.ColumnDescriptor[] = [
  { attributeName: 'functions', label: 'Functions', type: 'number' },
  { attributeName: 'instructions', label: 'Instructions', type: 'number' },
  { attributeName: 'hints', label: 'Hints', type: 'number' },
];

/** The modules of Cairo that the programs have code of, then those of Python that hints have imported. */
export async function modules(
  session: Session,
  { startModule = 0, moduleCount = 0 }: DebugProtocol.ModulesArguments,
): Promise<{ modules: DebugProtocol.Module[]; totalModules: number }> {
  const cairo = [...session.program.debuggee.code].flatMap(loaded => modulesOf(session, loaded));
  const python = (await pythonModules(session)).map(describePython);
  const all = [...cairo, ...python];
  const end = moduleCount === 0 ? undefined : startModule + moduleCount;
  return { modules: all.slice(startModule, end), totalModules: all.length };
}

/** The modules of one program. */
export function modulesOf(session: Session, loaded: LoadedCode): DebugProtocol.Module[] {
  const { debuggee } = session.program;
  return listModules(loaded, debuggee.vm.memory).map(found => describe(session, loaded, found));
}

/** None while a hint or the program runs: Python cannot be asked then. */
export async function pythonModules({ program, stop }: Session): Promise<readonly PythonModule[]> {
  const python = program.debuggee.hints?.debugger;
  if (!python || stop === undefined) return [];
  return python.modules().catch(() => []);
}

function describe(
  session: Session,
  { base, program }: LoadedCode,
  module: CairoModule,
): DebugProtocol.Module {
  const { debuggee, sources } = session.program;
  const { id, name, file, start, functions, instructions, hints } = module;
  const path = file === undefined ? undefined : sources.describe(file).path;
  const counts = { functions, instructions, hints };
  return {
    id,
    name,
    ...(path === undefined ? {} : { path }),
    isUserCode: !debuggee.skippedCode.has(base.add(start)),
    symbolStatus: program.debugInfo ? 'Debug information' : 'No debug information',
    ...counts,
  };
}

function describePython({ name, file }: PythonModule): DebugProtocol.Module {
  return { id: `python ${name}`, name, path: file, symbolStatus: 'Python' };
}
