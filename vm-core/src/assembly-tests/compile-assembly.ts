import { fileURLToPath } from 'node:url';
import asc from 'assemblyscript/asc';

/** Where the AssemblyScript sources are. */
const assemblyFolder = fileURLToPath(new URL('../../assembly/', import.meta.url));

/** Milliseconds that a test's set-up may take to compile: two seconds of work, on a machine that may be very busy. */
export const COMPILER_TIMEOUT = 180_000;

/**
 * Compiles modules of vm-core/assembly (file names, all of whose exports are offered) with the options of the real
 * core, in memory. Returns a function that makes instances; `Exports` names what the caller uses of them.
 * Throws with the compiler's messages if the modules do not compile.
 */
export async function compileAssembly<Exports>(...fileNames: string[]): Promise<() => Exports> {
  let binary: Uint8Array | undefined;
  const { error, stderr } = await asc.main(
    [
      ...fileNames,
      '--baseDir',
      assemblyFolder,
      '-O3',
      '--runtime',
      'stub',
      '--noAssert',
      '--outFile',
      'out.wasm',
    ],
    {
      writeFile: (_name: string, contents: Uint8Array | string): void => {
        if (typeof contents !== 'string') {
          binary = contents;
        }
      },
    },
  );
  if (error !== null || binary === undefined) {
    throw new Error(`${fileNames.join(', ')} cannot be compiled: ${stderr.toString()}`, { cause: error });
  }
  const module = new WebAssembly.Module(binary);
  return () => new WebAssembly.Instance(module, {}).exports as Exports;
}
