import { workspace, type ConfigurationScope } from 'vscode';
import type { LaunchSettings } from './launch-configuration.ts';

type Objects = Record<string, unknown>;

/** Reads the settings that launch configurations take their defaults from. */
export function readLaunchSettings(scope: ConfigurationScope | undefined): LaunchSettings {
  const settings = workspace.getConfiguration('cairoscope', scope ?? null);
  return {
    python: settings.get('python', ''),
    cairoLang: settings.get('cairoLang', ''),
    cairoPath: settings.get<string[]>('cairoPath', []),
    layout: settings.get('layout', 'auto'),
    hints: settings.get('hints', 'python'),
    stopOnEntry: settings.get('stopOnEntry', true),
    stopOnEnd: settings.get('stopOnEnd', false),
    stepCount: settings.get('stepCount', 0),
    feltFormat: settings.get('feltFormat', 'auto'),
    justMyCairo: settings.get('justMyCairo', true),
    skipFunctions: settings.get<string[]>('skipFunctions', ['starkware.*']),
    skipFiles: settings.get<string[]>('skipFiles', []),
    recordHintScopes: settings.get('recordHintScopes', true),
    sourceRoots: settings.get<string[]>('sourceRoots', []),
    pythonPath: settings.get<string[]>('pythonPath', []),
    allowedModules: settings.get<string[] | null>('allowedModules', null),
    hintTimeout: settings.get('hintTimeout', 0),
    hintMemory: settings.get('hintMemory', 0),
    syscallHandler: settings.get('syscallHandler', ''),
    hintLocals: settings.get<Objects>('hintLocals', {}),
    staticLocals: settings.get<Objects>('staticLocals', {}),
    trace: settings.get('adapter.trace', false),
  };
}
