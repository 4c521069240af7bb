import { relocatable, type Pair } from '../../../python-bridge/src/index.ts';
import {
  entryPc,
  executionResources,
  functionSignature,
  getStruct,
  IdentifierTree,
  resolveType,
  sizeOf,
  type CairoType,
  type Program,
} from '../../../vm-core/src/index.ts';
import { pair } from '../reply.ts';
import { runOf, type Command, type CommandContext } from './command.ts';

/** What the run took, padding left out. */
export const resources: Command<object> = (_, context) => {
  const { steps, memoryHoles, builtinInstances } = executionResources(runOf(context).vm);
  return { value: { steps, memoryHoles, builtinInstances: [...builtinInstances] } };
};

/** Makes cells count as accessed, which are holes otherwise. */
export const markAccessed: Command<{ readonly address: Pair; readonly size: number }> = (
  { address, size },
  context,
) => {
  runOf(context).vm.accessed.mark(relocatable(address), size);
  return {};
};

/** Takes the stop pointers of all builtins below `pointer`, the last one first; gives the pointer below them. */
export const finalStack: Command<{ readonly pointer: Pair }> = ({ pointer }, context) => {
  const below = [...runOf(context).vm.builtins].reverse();
  const first = below.reduce((at, builtin) => builtin.readStopPointer(at), relocatable(pointer));
  return { value: pair(first) };
};

/** Fixes where the segments start in the outputs. */
export const relocate: Command<object> = (_, context) => ({
  value: runOf(context).vm.relocation.starts,
});

/** The pc of a function or label of the program. */
export const label: Command<{ readonly name: string }> = ({ name }, context) => ({
  value: entryPc(programOf(context), name),
});

/** The arguments of a function, implicit ones first, with the kinds of their types, and the cells that it returns. */
export const signature: Command<{ readonly name: string }> = ({ name }, context) => {
  const program = programOf(context);
  const { pc, implicit, explicit, returns } = functionSignature(program, name);
  const parameters = [...implicit, ...explicit].map(({ name: each, type }) => [each, kindOf(program, type)]);
  const implicitSize = implicit.reduce((size, { type }) => size + sizeOf(program, type), 0);
  return { value: { pc, parameters, implicitSize, returnSize: sizeOf(program, returns) } };
};

/** The members of a struct, by its full name or as the main scope sees it, with the kinds of their types. */
export const struct: Command<{ readonly name: string }> = ({ name }, context) => {
  const program = programOf(context);
  const { fullName, members } = getStruct(program, fullNameOf(program, name));
  const kinds = Array.from(members, ([each, { cairoType }]) => [each, kindOf(program, cairoType)]);
  return { value: { fullName, members: kinds } };
};

function fullNameOf(program: Program, name: string): string {
  return IdentifierTree.of(program).search([program.mainScope, ''], name).fullName;
}

function kindOf(program: Program, type: CairoType): CairoType['kind'] {
  return resolveType(program, type).kind;
}

function programOf({ program }: CommandContext): Program {
  if (program === undefined) throw new Error('There is no program yet.');
  return program;
}
