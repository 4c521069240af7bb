import { closeSync, openSync, writeSync } from 'node:fs';
import { CliError, fileErrorReason, usageError } from './cli-error.ts';

/**
 * A file that the run will fill. Opened before the run starts, so that a wrong path costs no run; written
 * piece by piece, so that a trace of any length needs no memory.
 */
export class OutputFile {
  private constructor(
    private readonly path: string,
    private readonly descriptor: number,
  ) {}

  /** @throws CliError with the usage exit code if the file cannot be written. */
  static open(path: string, option: string): OutputFile {
    try {
      return new OutputFile(path, openSync(path, 'w'));
    } catch (error) {
      throw usageError(`Cannot write to ${path} (${option}): ${fileErrorReason(error)}.`);
    }
  }

  /** @throws CliError, for instance when the disk is full. */
  write(chunks: Iterable<Uint8Array>): void {
    try {
      for (const chunk of chunks) {
        for (let written = 0; written < chunk.length;) written += writeSync(this.descriptor, chunk, written);
      }
    } catch (error) {
      throw new CliError(`Cannot write ${this.path}: ${fileErrorReason(error)}.`);
    }
  }

  close(): void {
    closeSync(this.descriptor);
  }
}
