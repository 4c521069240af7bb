import type { RequestTable } from '../session/requests.ts';

type CustomCommand = Extract<keyof RequestTable, `cairoscope/${string}`>;

/**
 * The requests that this adapter has beyond the protocol, each with the types of its arguments and of its answer's body:
 * `CustomRequests['cairoscope/goToStep']['arguments']`. They are those of the handlers; docs/dap.md says what each means.
 */
export type CustomRequests = {
  readonly [Command in CustomCommand]: {
    readonly arguments: Parameters<RequestTable[Command]>[1];
    readonly body: Awaited<ReturnType<RequestTable[Command]>>;
  };
};
