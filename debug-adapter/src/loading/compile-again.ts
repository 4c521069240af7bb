import { statSync } from 'node:fs';
import { ownCairoLang, readyCairoLang } from '../../../toolchain/src/index.ts';
import type { LaunchArguments } from './launch-arguments.ts';

/**
 * What to start a program anew with: a compiled one is compiled again if one of its sources has changed since, for
 * clients compile a program once and then launch what came of it.
 * @param sources paths of the files that the program was made from
 */
export async function withChangedSource(
  args: LaunchArguments,
  sources: Iterable<string>,
): Promise<LaunchArguments> {
  const { program, sourceProgram } = args;
  if (sourceProgram === undefined || !isOlder(program, sources)) return args;
  return { ...args, program: sourceProgram, sourceProgram: undefined, cairoLang: await compilerOf(args) };
}

function isOlder(program: string, sources: Iterable<string>): boolean {
  const time = (file: string): number => statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const compiledAt = time(program);
  return [...sources].some(source => time(source) > compiledAt);
}

/** The Python of the hints is the one that has compiled the program, if it can; undefined: the private one has. */
async function compilerOf({ cairoLang, python }: LaunchArguments): Promise<string | undefined> {
  if (cairoLang !== undefined || python === undefined || python === readyCairoLang()?.python)
    return cairoLang;
  return (await ownCairoLang(python)) && python;
}
