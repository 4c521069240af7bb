import { resolve } from 'node:path';
import { AttributeReader, type RawConfiguration } from './attribute-reader.ts';
import { FELT_FORMATS } from './felt-format.ts';
import { ConfigurationError, type LaunchSettings } from './launch-configuration.ts';
import { readSkipping, type SkipConfiguration } from './skip-configuration.ts';

/** The port that `cairo_vm_py.debug()` listens on if it is given none. */
export const DEFAULT_PORT = 5678;

/** VMs listen there and nowhere else. */
export const HOST = '127.0.0.1';

/** A configuration to attach to a VM that Python owns: checked, and every default is filled in. */
export interface AttachConfiguration extends SkipConfiguration {
  readonly type: string;
  readonly request: 'attach';
  readonly name: string;
  readonly port: number;
  readonly stopOnEntry: boolean;
  readonly stepCount: number;
  readonly feltFormat: string;
  readonly recordHintScopes: boolean;
  readonly sourceRoots: readonly string[];
  readonly trace: boolean;
}

/**
 * Checks a configuration to attach and fills in what is missing. Relative paths start at the workspace folder.
 *
 * @throws ConfigurationError names the attribute and what to write there
 */
export function completeAttachConfiguration(
  raw: RawConfiguration,
  { settings, folder }: { readonly settings: LaunchSettings; readonly folder?: string | undefined },
): AttachConfiguration {
  const read = new AttributeReader(raw);
  const host = read.text('host') ?? HOST;
  if (host !== HOST && host !== 'localhost') {
    throw new ConfigurationError(
      `"host" must be "${HOST}", and is "${host}": VMs listen on the machine that they run on. For one on another ` +
        'machine, open the folder there (Remote - SSH), or forward the port.',
    );
  }
  const port = read.count('port') ?? DEFAULT_PORT;
  if (port < 1 || port > 65535)
    throw new ConfigurationError(`"port" must be from 1 to 65535, and is ${port}.`);
  const inFolder = (path: string): string => resolve(folder ?? '', path);
  return {
    type: 'cairoscope',
    request: 'attach',
    name: read.text('name') ?? 'Attach to Python',
    port,
    // With a VM for each test, a stop at the entry of each is in the way.
    stopOnEntry: read.flag('stopOnEntry') ?? false,
    stepCount: read.count('stepCount') ?? settings.stepCount,
    feltFormat: read.choice('feltFormat', FELT_FORMATS) ?? settings.feltFormat,
    ...readSkipping(read, settings),
    recordHintScopes: read.flag('recordHintScopes') ?? settings.recordHintScopes,
    sourceRoots: (read.texts('sourceRoots') ?? settings.sourceRoots).map(inFolder),
    trace: read.flag('trace') ?? settings.trace,
  };
}
