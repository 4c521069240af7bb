import {
  checkedMessage,
  FrameSplitter,
  jsonFrame,
  Kind,
  PROTOCOL_VERSION,
  type Frame,
  type StdioTransport,
} from '../../python-bridge/src/index.ts';
import { findCommand } from './commands/commands.ts';
import type { CommandContext } from './commands/command.ts';
import { failure, replyFrame, type Reply } from './reply.ts';

/** What a COMMAND frame says, beside the bytes after it. */
interface Command {
  readonly op: string;
  readonly [argument: string]: unknown;
}

/**
 * Serves the process that owns this one: it asks for a VM, and for what the VM shall do. While the VM runs its hints
 * go to the owner, who answers before anything else. The owner's end is the end of this process.
 */
export class Owner {
  readonly #splitter = new FrameSplitter();
  readonly #context: CommandContext;

  constructor(private readonly transport: StdioTransport) {
    this.#context = { transport, program: undefined, run: undefined, debugging: undefined };
  }

  serve(): void {
    const { transport } = this;
    transport.onData = chunk => this.take(chunk);
    transport.onEnd = () => void this.leave();
    transport.send(jsonFrame(Kind.hello, { protocol: PROTOCOL_VERSION, node: process.versions.node }));
    transport.listen();
  }

  private async leave(): Promise<void> {
    await this.#context.debugging?.close();
    process.exit(0);
  }

  private take(chunk: Uint8Array): void {
    try {
      this.#splitter.take(chunk, frame => this.takeFrame(frame));
    } catch (error) {
      process.stderr.write(
        `The VM ends because its owner wrote garbage: ${error instanceof Error ? error.message : String(error)}\n`,
      );
      process.exit(1);
    }
  }

  private takeFrame(frame: Frame): void {
    const { run } = this.#context;
    if (frame.kind === Kind.command) {
      const { header, payload } = frame.jsonAndBytes();
      void this.obey(checkedMessage<Command>(header, { op: ['string'] }), payload);
    } else if (frame.kind === Kind.interrupt) {
      this.#context.debugging?.giveUpWaiting();
      run?.runner.pause();
    } else if (run === undefined) {
      throw new Error(`a frame of the kind ${frame.kind} before there is a VM`);
    } else {
      run.conversation.take(frame);
    }
  }

  private async obey({ op, ...args }: Command, payload: Uint8Array): Promise<void> {
    const reply = await this.execute(op, args, payload);
    this.transport.send(replyFrame(reply, this.#context));
  }

  private async execute(op: string, args: object, payload: Uint8Array): Promise<Reply> {
    try {
      const command = findCommand(op);
      if (command === undefined) throw new Error(`The VM does not know the command '${op}'.`);
      return await command(args as never, this.#context, payload);
    } catch (error) {
      return { error: failure(error, this.#context.run?.vm) };
    }
  }
}
