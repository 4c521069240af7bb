import {
  commands,
  window,
  workspace,
  type CancellationToken,
  type DebugConfiguration,
  type DebugConfigurationProvider,
  type WorkspaceFolder,
  Uri,
} from 'vscode';
import type { ProgramPreparer } from '../compile/program-preparer.ts';
import { guarded } from '../guard.ts';
import { listPrograms } from '../programs/program-list.ts';
import { isFile } from '../programs/program-files.ts';
import { programToDebug } from '../programs/program-to-debug.ts';
import { completeAttachConfiguration, DEFAULT_PORT } from './attach-configuration.ts';
import { completeConfiguration } from './complete-configuration.ts';
import {
  attachConfigurationFor,
  configurationFor,
  DEBUG_TYPE,
  portablePath,
} from './debug-configurations.ts';
import { ConfigurationError } from './launch-configuration.ts';
import { readLaunchSettings } from './settings.ts';

/** Turns what a person asked for into a launch configuration that the debug adapter can run. */
export function createConfigurationProvider(preparer: ProgramPreparer): DebugConfigurationProvider {
  return {
    // What a new launch.json starts with.
    provideDebugConfigurations: () => [configurationFor('${file}', 'Debug the open Cairo program')],
    resolveDebugConfiguration: guarded('find the program to debug', async (_folder, configuration) => {
      const { request, name } = configuration;
      const isNamed = configuration['program'] !== undefined || configuration['pie'] !== undefined;
      if (isNamed || (request && request !== 'launch')) return configuration;
      const program = await programToDebug();
      return program === undefined
        ? undefined
        : { ...configuration, ...configurationFor(program, name || undefined) };
    }),
    resolveDebugConfigurationWithSubstitutedVariables: guarded(
      'start debugging',
      async (folder, configuration) => {
        try {
          return await complete(folder, configuration, preparer);
        } catch (error) {
          if (!(error instanceof ConfigurationError)) throw error;
          void offerLaunchJson(error.message);
          return undefined;
        }
      },
    ),
  };
}

/** Lists a configuration for every program of the workspace, and one for VMs of Python; the editor shows them under *Cairo (Cairoscope)…*. */
export function createDynamicConfigurationProvider(): DebugConfigurationProvider {
  return {
    provideDebugConfigurations: guarded('list the programs', async (folder, token?: CancellationToken) => {
      const programs = await listPrograms(token);
      return [
        ...programs.map(({ path, label }) =>
          configurationFor(portablePath(path, folder?.uri.fsPath), `Debug ${label}`),
        ),
        attachConfigurationFor(DEFAULT_PORT),
      ];
    }),
  };
}

async function complete(
  folder: WorkspaceFolder | undefined,
  configuration: DebugConfiguration,
  preparer: ProgramPreparer,
): Promise<DebugConfiguration | undefined> {
  if (configuration.request === 'attach') {
    const place = folder ?? workspace.workspaceFolders?.[0];
    const surroundings = { settings: readLaunchSettings(place), folder: place?.uri.fsPath };
    // What the adapter says for the next VM of Python comes as a further attribute.
    return { ...configuration, ...completeAttachConfiguration(configuration, surroundings) };
  }
  const written: unknown = configuration['program'];
  const place =
    folder ??
    (typeof written === 'string' ? workspace.getWorkspaceFolder(Uri.file(written)) : undefined) ??
    workspace.workspaceFolders?.[0];
  const completed = await completeConfiguration(configuration, {
    settings: readLaunchSettings(place),
    folder: place?.uri.fsPath,
    isFile,
  });
  const prepared = await preparer.prepare(completed, place?.uri);
  return prepared === undefined ? undefined : { ...prepared, type: DEBUG_TYPE };
}

async function offerLaunchJson(message: string): Promise<void> {
  const choice = await window.showErrorMessage(message, 'Open launch.json');
  if (choice !== undefined) await commands.executeCommand('workbench.action.debug.configure');
}
