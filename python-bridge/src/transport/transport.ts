/**
 * The channels to one Python process: requests and control messages out, replies in.
 * Never its stdin, stdout and stderr, which belong to the hints.
 */
export interface Transport {
  /** The arguments that tell `cairo_vm_py.child` where the channels are. */
  readonly childArguments: readonly string[];
  /** How many more descriptors the process gets as pipes (3, 4, …). */
  readonly childPipes: number;
  /** True if `poll` can work: a reply can be read without the event loop. */
  readonly canPoll: boolean;
  /** Takes over the pipes of the process that has been started. */
  attach(pipes: readonly unknown[]): void;
  /** Called when the process has opened its ends. */
  connected(): void;
  /** Bytes that came are given to this. */
  onData: (chunk: Uint8Array) => void;
  /** Reads what is there and gives it to `onData`; false if nothing is. */
  poll(): boolean;
  /** Writes a request. What does not fit at once goes when there is room, in order. */
  send(frame: Uint8Array): void;
  /** Writes to the control channel, which Python reads while a hint runs. */
  sendControl(frame: Uint8Array): void;
  /** Should an open channel keep this process alive? */
  keepAlive(on: boolean): void;
  /** Closes all; Python sees the end and goes. */
  close(): void;
}
