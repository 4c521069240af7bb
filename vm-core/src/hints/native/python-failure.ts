import { HintError } from '../../errors/hint-error.ts';
import { MemoryError } from '../../errors/memory-error.ts';
import { PythonError } from '../../errors/python-error.ts';
import type { LoadedPrograms } from '../../program/loaded-programs.ts';
import { NameError } from '../../references/name-error.ts';
import type { SourceReader } from '../../errors/location-text.ts';
import type { HintCall } from '../hint-processor.ts';

const MEMORY_DICT = 'starkware.cairo.lang.vm.memory_dict.';
export const UNKNOWN_MEMORY = `${MEMORY_DICT}UnknownMemoryError`;
export const INCONSISTENT_MEMORY = `${MEMORY_DICT}InconsistentMemoryError`;

/**
 * What a native hint threw, in the words of cairo-lang for its Python text (HintException in vm/vm_exceptions.py): the
 * traceback has the frame of the hint and none of the modules that the text calls. Errors that no Python text raises
 * stay what they are.
 * @param line of the hint's text, from 1 on
 */
export function pythonFailure(
  thrown: unknown,
  call: HintCall,
  line: number,
  readSource: SourceReader,
): unknown {
  const exception = asPython(thrown);
  if (exception === undefined) return thrown;
  const { name, message } = exception;
  const last = message === '' ? name : `${name}: ${message}`;
  const { file, lineInFile } = placeOf(call, line);
  const source = file === undefined ? undefined : readSource(file)?.split('\n')[lineInFile - 1]?.trim();
  const frame = `  File "${file ?? label(call)}", line ${lineInFile}, in <module>\n`;
  return new HintError(
    'Got an exception while executing a hint.',
    `Traceback (most recent call last):\n${frame}${source ? `    ${source}\n` : ''}${last}\n`,
    {
      pythonType: name.slice(name.lastIndexOf('.') + 1),
      pythonMessage: message,
      ...(file === undefined ? {} : { line: lineInFile }),
    },
  );
}

function asPython(thrown: unknown): { readonly name: string; readonly message: string } | undefined {
  if (thrown instanceof PythonError || thrown instanceof NameError) {
    return { name: thrown.pythonClass, message: thrown.message };
  }
  if (thrown instanceof MemoryError) {
    const { pythonClass, message } = thrown;
    return { name: pythonClass.endsWith('MemoryError') ? MEMORY_DICT + pythonClass : pythonClass, message };
  }
  if (thrown instanceof RangeError) return { name: 'ValueError', message: thrown.message };
  // Texts of cairo-lang's assertions come as plain errors; other classes are faults of the host.
  const isPlain = thrown instanceof Error && Object.getPrototypeOf(thrown) === Error.prototype;
  return isPlain ? { name: 'AssertionError', message: thrown.message } : undefined;
}

/** Where a line of the hint's text is; without a location its own line. */
function placeOf(
  { vm, pc, hintIndex }: HintCall,
  line: number,
): { readonly file: string | undefined; readonly lineInFile: number } {
  const found = vm.programs.locationAt(pc)?.hints[hintIndex];
  if (found === undefined) return { file: undefined, lineInFile: line };
  const first = found.location.startLine + found.prefixNewlines;
  return { file: found.location.filename ?? '', lineInFile: first + line - 1 };
}

/** How cairo-lang names the text of a hint that has no location: by its number among all hints. */
function label({ vm, hint }: HintCall): string {
  return `<hint${allHints(vm.programs).indexOf(hint)}>`;
}

function allHints(programs: LoadedPrograms): HintCall['hint'][] {
  return [...programs].flatMap(({ program }) => [...program.hints.values()].flat());
}
