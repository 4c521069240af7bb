import { DebugAdapterExecutable, Uri, type DebugAdapterDescriptorFactory } from 'vscode';
import { attachAdapter } from './attach-adapter.ts';

/**
 * To launch: starts the bundled debug adapter on the Node that the editor itself runs on, over stdin and stdout: a
 * desktop may have no `node` on its PATH. In the desktop editor that Node is Electron, which the variable turns into a
 * plain Node; elsewhere it is without meaning.
 *
 * To attach: the process of the VM is a debug adapter itself.
 */
export function createAdapterFactory(extensionUri: Uri): DebugAdapterDescriptorFactory {
  const adapter = Uri.joinPath(extensionUri, 'dist', 'debug-adapter.cjs').fsPath;
  return {
    createDebugAdapterDescriptor: ({ configuration }) =>
      configuration.request === 'attach'
        ? attachAdapter(configuration)
        : new DebugAdapterExecutable(process.execPath, [adapter], { env: { ELECTRON_RUN_AS_NODE: '1' } }),
  };
}
