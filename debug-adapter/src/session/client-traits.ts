import type { DebugProtocol } from '@vscode/debugprotocol';

/** What the client said of itself. Everything here counts from 1; clients may count from 0. */
export class ClientTraits {
  #lineBase = 1;
  #columnBase = 1;
  #progress = false;
  #variableType = false;
  #memoryEvent = false;
  #invalidatedEvent = false;
  #startDebugging = false;
  #ansiStyling = false;

  read(args: DebugProtocol.InitializeRequestArguments): void {
    this.#lineBase = args.linesStartAt1 === false ? 0 : 1;
    this.#columnBase = args.columnsStartAt1 === false ? 0 : 1;
    this.#progress = args.supportsProgressReporting ?? false;
    this.#variableType = args.supportsVariableType ?? false;
    this.#memoryEvent = args.supportsMemoryEvent ?? false;
    this.#startDebugging = args.supportsStartDebuggingRequest ?? false;
    this.#ansiStyling = args.supportsANSIStyling ?? false;
    this.#invalidatedEvent = args.supportsInvalidatedEvent ?? false;
  }

  get showsProgress(): boolean {
    return this.#progress;
  }

  get showsTypes(): boolean {
    return this.#variableType;
  }

  /** Does it read memory anew when it is told of changes? */
  get hearsOfMemory(): boolean {
    return this.#memoryEvent;
  }

  /** Does it ask anew for what is told to have changed? */
  get hearsOfInvalid(): boolean {
    return this.#invalidatedEvent;
  }

  /** Can it begin another session when it is asked to? */
  get startsSessions(): boolean {
    return this.#startDebugging;
  }

  /** Does it show ANSI escape sequences as colours? */
  get showsStyles(): boolean {
    return this.#ansiStyling;
  }

  /** A line for the client. */
  line(line: number): number {
    return line - 1 + this.#lineBase;
  }

  column(column: number): number {
    return column - 1 + this.#columnBase;
  }

  /** A line of the client. */
  fromLine(line: number): number {
    return line - this.#lineBase + 1;
  }

  fromColumn(column: number): number {
    return column - this.#columnBase + 1;
  }
}
