import { extensions, type Uri } from 'vscode';
import { log, messageOf } from '../log.ts';

/** The part that is used here of the API of the extension `ms-python.python`. */
interface PythonExtensionApi {
  readonly environments: {
    getActiveEnvironmentPath(resource?: Uri): { readonly path: string };
    resolveEnvironment(environment: {
      readonly path: string;
    }): Promise<{ readonly executable: { readonly uri: Uri | undefined } } | undefined>;
  };
}

/**
 * The interpreter that is chosen in the Python extension.
 *
 * @returns undefined where the extension is missing, has no choice or fails: there are other ways to find a Python
 */
export async function pythonExtensionChoice(resource: Uri | undefined): Promise<string | undefined> {
  const extension = extensions.getExtension<PythonExtensionApi>('ms-python.python');
  if (extension === undefined) return undefined;
  try {
    const { environments } = await extension.activate();
    const resolved = await environments.resolveEnvironment(environments.getActiveEnvironmentPath(resource));
    return resolved?.executable.uri?.fsPath;
  } catch (error) {
    log().warn(`The Python extension could not be asked for its interpreter: ${messageOf(error)}`);
    return undefined;
  }
}
