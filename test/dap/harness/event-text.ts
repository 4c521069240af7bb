import type { DebugProtocol } from '@vscode/debugprotocol';
import { bodyLines } from './stable-text.ts';

/** Whether there are any depends on how fast the machine is. */
const TIMED = ['progressStart', 'progressUpdate', 'progressEnd'];

/** Names breakpoints, of which the client knows but numbers. */
export type NameBreakpoint = (id: number | undefined) => string;

/** What the client hears, as lines: `stdout | total 6`. Output that comes in parts is put together. */
export function eventLines(events: readonly DebugProtocol.Event[], nameOf: NameBreakpoint): string[] {
  const lines: string[] = [];
  let partial = '';
  let category = '';
  const flush = (): void => {
    if (partial !== '')
      lines.push(
        ...partial
          .replace(/\n$/, '')
          .split('\n')
          .map(line => `  ${category} | ${line}`),
      );
    partial = '';
  };
  for (const event of events.filter(({ event: name }) => !TIMED.includes(name))) {
    if (event.event === 'output') {
      const { body } = event as DebugProtocol.OutputEvent;
      if (body.category !== category) flush();
      category = body.category ?? 'console';
      partial += body.output;
      continue;
    }
    flush();
    lines.push(...describe(event, nameOf));
  }
  flush();
  return lines;
}

function describe(event: DebugProtocol.Event, nameOf: NameBreakpoint): string[] {
  switch (event.event) {
    case 'stopped': {
      const {
        reason,
        text,
        description,
        hitBreakpointIds: ids = [],
      } = (event as DebugProtocol.StoppedEvent).body;
      const hits = ids.length === 0 ? '' : ` at ${ids.map(nameOf).join(', ')}`;
      return [
        `  stopped: ${reason}${hits}${text === undefined ? '' : `, ${text}`}`,
        `  ${description ?? ''}`,
      ];
    }
    case 'breakpoint': {
      const { reason, breakpoint } = (event as DebugProtocol.BreakpointEvent).body;
      return [`  ${reason}: ${breakpointText(breakpoint, nameOf(breakpoint.id))}`];
    }
    case 'exited':
      return [`  exited: ${(event as DebugProtocol.ExitedEvent).body.exitCode}`];
    default: {
      const body = (event as { body?: object }).body ?? {};
      return [`  ${event.event}`, ...(Object.keys(body).length === 0 ? [] : bodyLines(body, '    '))];
    }
  }
}

/** `breakpoint @total: line 68`, or why there is none. */
export function breakpointText(breakpoint: DebugProtocol.Breakpoint, name: string): string {
  const { verified, line, column, instructionReference, message } = breakpoint;
  const place = [
    verified ? '' : 'not bound',
    line === undefined ? '' : `line ${line}${column === undefined ? '' : `:${column}`}`,
    instructionReference === undefined ? '' : `at ${instructionReference}`,
    message ?? '',
  ];
  return `breakpoint ${name}: ${place.filter(part => part !== '').join(', ') || 'bound'}`;
}
