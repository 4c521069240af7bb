import { window, type LogOutputChannel } from 'vscode';

let channel: LogOutputChannel | undefined;

/** The output channel *Cairoscope*; made when it is first written to. */
export function log(): LogOutputChannel {
  channel ??= window.createOutputChannel('Cairoscope', { log: true });
  return channel;
}

/** What to tell a person about an error: its message alone, the stack goes to the log. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
