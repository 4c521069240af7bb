import type { DebugProtocol } from '@vscode/debugprotocol';
import type { LoadedCode } from '../../debuggee/code/loaded-code.ts';
import type { Session } from '../session.ts';
import { modulesOf, pythonModules } from './modules.ts';

/** The source files that the programs have code of, made by the compiler too, then those of Python that hints have imported. */
export async function loadedSources(session: Session): Promise<{ sources: DebugProtocol.Source[] }> {
  const { debuggee, sources } = session.program;
  const cairo = [...debuggee.code].flatMap(({ code }) => [...code.files]);
  const python = (await pythonModules(session)).map(({ file }) => file);
  return { sources: [...new Set([...cairo, ...python])].map(file => sources.describe(file)) };
}

/** Tells of the modules and sources of a program that the run has loaded. */
export function reportLoaded(session: Session, loaded: LoadedCode): void {
  if (session.loaded === undefined) return;
  for (const module of modulesOf(session, loaded)) session.send('module', { reason: 'new', module });
  for (const file of loaded.code.files) {
    session.send('loadedSource', { reason: 'new', source: session.loaded.sources.describe(file) });
  }
}
