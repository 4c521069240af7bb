import type { DebugProtocol } from '@vscode/debugprotocol';
import { CAPABILITIES } from './capabilities.ts';
import type { Session } from './session.ts';

export function initialize(
  session: Session,
  args: DebugProtocol.InitializeRequestArguments,
): DebugProtocol.Capabilities {
  session.client.read(args);
  return CAPABILITIES;
}

export function configurationDone(session: Session): void {
  session.isConfigured = true;
  session.afterResponse(() => startWhenReady(session));
}

/** Lets the program run if it is loaded and the client has set its breakpoints. */
export function startWhenReady(session: Session): void {
  if (session.isConfigured) session.loaded?.start();
}
