import { EXIT } from '../cli-error.ts';
import { loadProgram, type ProgramRequest } from '../load-program.ts';
import { StatusLine } from '../status-line.ts';
import type { Terminal } from '../terminal.ts';
import { infoText } from './info-text.ts';
import { programInfo } from './program-info.ts';

/** What `cairoscope info` was asked to do. */
export interface InfoSettings extends ProgramRequest {
  readonly json: boolean;
}

/** `cairoscope info`. */
export async function infoCommand(settings: InfoSettings, terminal: Terminal): Promise<number> {
  const { program } = await loadProgram(settings, new StatusLine(terminal));
  const info = programInfo(program);
  terminal.stdout(`${settings.json ? JSON.stringify(info, null, 2) : infoText(settings.file, info)}\n`);
  return EXIT.ok;
}
