import { JsonNode } from '../program/json-node.ts';
import { RunFilesError } from './run-files-error.ts';

/** What an AIR public input tells of a run's memory. */
export interface PublicInput {
  readonly layout: string;
  readonly steps: number;
  /** Where the segments start: `program`, `execution`, and builtins by name. */
  readonly segments: ReadonlyMap<string, number>;
}

/** Reads an AIR public input (outputs/air-public-input.ts). @throws RunFilesError that names what is wrong */
export function parsePublicInput(text: string): PublicInput {
  const makeError = (message: string): Error => new RunFilesError(message);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw makeError('This is not an AIR public input: it is no JSON. Write it again.');
  }
  const node = JsonNode.document(value, {
    noun: 'an AIR public input',
    advice: 'Write it again.',
    makeError,
  });
  return {
    layout: node.field('layout').string(),
    steps: node.field('n_steps').integer(),
    segments: new Map(
      node
        .field('memory_segments')
        .entries()
        .map(([name, segment]) => [name, segment.field('begin_addr').integer()]),
    ),
  };
}
