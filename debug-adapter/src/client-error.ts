/** An error that is the answer to a request: what went wrong, where, and what to do about it. */
export class ClientError extends Error {
  override readonly name = 'ClientError';

  constructor(
    message: string,
    /** Should the client put it in front of the user? */
    readonly isShown = false,
  ) {
    super(message);
  }
}

/** The answer to a request that the client has cancelled: the protocol's own word. */
export class Cancelled extends ClientError {
  constructor() {
    super('cancelled');
  }
}

export function unknownRequest(command: string): ClientError {
  return new ClientError(
    `This debug adapter has no request '${command}'. Its capabilities list what it has.`,
  );
}

export function notLaunched(): ClientError {
  return new ClientError('No program is loaded. Send a launch request first.');
}

export function stillRunning(): ClientError {
  return new ClientError('The program is running. Pause it to look at its state.');
}

export function hasEnded(): ClientError {
  return new ClientError('The program has ended.');
}

export function noLongerValid(what: string): ClientError {
  return new ClientError(`This ${what} belongs to an earlier stop. Ask for it anew.`);
}

export function wrongArgument(name: string, wanted: string): ClientError {
  return new ClientError(`'${name}' must be ${wanted}.`);
}

/** A sentence about any error. */
export function describeError(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
