import { Relocatable, type TypedResult } from '../../../vm-core/src/index.ts';
import { cellJson } from '../reply.ts';
import { runOf, type Command } from './command.ts';

/** The cells of the output segment; null where one is missing. */
export const output: Command<object> = (_, context) => ({
  value: runOf(context)
    .vm.output()
    .map(cell => (cell === undefined ? null : cellJson(cell))),
});

/** The last cells below ap. */
export const returnValues: Command<{ readonly count: number }> = ({ count }, context) => ({
  value: runOf(context).vm.returnValues(count).map(cellJson),
});

/** What a function returned, by its types. */
export const functionResult: Command<object> = (_, context) => {
  const { implicit, explicit } = runOf(context).vm.functionResult();
  return { value: { implicit: typedJson(implicit), explicit: typedJson(explicit) } };
};

export const traceFile: Command<object> = (_, context) => ({ bytes: joined(runOf(context).vm.trace()) });

export const memoryFile: Command<object> = (_, context) => ({
  bytes: joined(runOf(context).vm.memoryFile()),
});

/** Cells as in `cellJson`, lists as {"list": …}, parts by name as {"members": …}. */
function typedJson(result: TypedResult | ReadonlyMap<string, TypedResult>): unknown {
  if (typeof result === 'bigint' || result instanceof Relocatable) return cellJson(result);
  if (result instanceof Map) {
    return {
      members: Array.from(result as ReadonlyMap<string, TypedResult>, ([name, part]) => [
        name,
        typedJson(part),
      ]),
    };
  }
  return { list: (result as readonly TypedResult[]).map(typedJson) };
}

function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  return Buffer.concat(Array.from(chunks, chunk => chunk.slice()));
}
