import { formatType, type Program } from '../../../vm-core/src/index.ts';

/**
 * A function's arguments and results as in its source: `{range_check_ptr: felt}(n: felt) -> (res: felt)`. The compiler
 * keeps them as the structs `Args` and `ImplicitArgs` and the type `Return` inside the function's name.
 */
export function signatureOf(program: Program, name: string): string {
  const implicit = membersOf(program, `${name}.ImplicitArgs`);
  const returned = program.identifiers.get(`${name}.Return`);
  const result = returned?.type === 'type_definition' ? ` -> ${formatType(returned.cairoType)}` : '';
  return `${implicit === '' ? '' : `{${implicit}}`}(${membersOf(program, `${name}.Args`)})${result}`;
}

function membersOf(program: Program, name: string): string {
  const struct = program.identifiers.get(name);
  if (struct?.type !== 'struct') return '';
  return [...struct.members]
    .map(([member, { cairoType }]) => `${member}: ${formatType(cairoType)}`)
    .join(', ');
}
