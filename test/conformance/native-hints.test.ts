import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { PACKAGE_FOLDER } from '../../python-bridge/src/testing/hint-run.ts';
import { PythonHints } from '../../python-bridge/src/index.ts';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { CairoVm, HintError, NativeHints, type HintProcessor } from '../../vm-core/src/index.ts';
import { HINT_GROUPS } from '../../vm-core/src/hints/native/native-table.ts';
import { FRAME_CELLS, hintTrial, randomValue, type HintTrial } from './native-hints.ts';
import { Random } from './random-programs.ts';

const SETUP_MINUTES = 15;
const CASES = 150;
const ARRAY_CELLS = 6;

/** Prints the texts of the hints in cairo-lang's common library, as JSON. */
const LIBRARY_TEXTS = `
import glob, json, os, re, sys, textwrap
import importlib.util
root = importlib.util.find_spec("starkware.cairo.common").submodule_search_locations[0]
files = glob.glob(os.path.join(root, "**", "*.cairo"), recursive=True)
texts = [re.findall(r"%\\{(.*?)%\\}", open(f, encoding="utf-8").read(), re.S) for f in files]
print(json.dumps([textwrap.dedent(t).strip() for of_file in texts for t in of_file]))
`;

describe('native hints', function () {
  this.timeout(SETUP_MINUTES * 60_000);
  let python = '';

  before(async () => {
    ({ python } = await ensureCairoLang({}));
  });

  it('are found by texts that are in the library', () => {
    const library = execFileSync(python, ['-c', LIBRARY_TEXTS], { encoding: 'utf8', maxBuffer: 2 ** 26 });
    const texts = new Set(JSON.parse(library) as string[]);
    const strange = HINT_GROUPS.flatMap(({ hints }) => [...hints.keys()]).filter(text => !texts.has(text));
    assert.deepEqual(strange, []);
  });

  // Hints that hand variables to each other are compared by programs: test/conformance/programs/native.
  for (const { name, hints, functions } of HINT_GROUPS) {
    if (functions !== undefined) continue;
    for (const code of hints.keys()) {
      it(`do what their Python does: ${name}, ${code.split('\n').at(-1)?.trim()}`, async () => {
        const trial = hintTrial(code);
        const { program } = trial;
        const inPython = await PythonHints.start({
          ...{ python, program, packageFolder: PACKAGE_FOLDER },
          readSource: file => program.debugInfo?.fileContents.get(file),
          onOutput: () => undefined,
        });
        try {
          const [own, reference] = [new Bench(trial, new NativeHints()), new Bench(trial, inPython)];
          for (let seed = 0; seed < CASES; seed++) {
            assert.deepEqual(await own.run(seed), await reference.run(seed), `seed ${seed}`);
          }
        } finally {
          await inPython.stop();
        }
      });
    }
  }
});

/** A VM whose hint is run again and again, each time in a frame of its own with other values. */
class Bench {
  readonly #vm: CairoVm;

  constructor(
    private readonly trial: HintTrial,
    private readonly hints: HintProcessor,
  ) {
    this.#vm = CairoVm.create(trial.program, { layout: 'all_cairo', hints });
  }

  /** What the hint did to its cells, or how it failed. */
  async run(seed: number): Promise<unknown> {
    const vm = this.#vm;
    const random = new Random(seed + 1);
    const fp = vm.executionBase.add(100 + 2 * FRAME_CELLS * seed);
    const array = vm.segments.add();
    for (let i = 0; i < ARRAY_CELLS; i++) vm.memory.set(array.add(i), randomValue(random, array));
    for (const { offset, members, isWritten } of this.trial.variables) {
      for (let i = 0; i < Math.max(1, members.length); i++) {
        const value = randomValue(random, array);
        // What a hint writes is mostly unknown, and what it reads is mostly known.
        if (random.below(20) === 0 ? isWritten : !isWritten) vm.memory.set(fp.add(offset + i), value);
      }
    }
    const [pc, ap] = [vm.programBase, fp.add(FRAME_CELLS)];
    vm.moveRegisters({ pc, ap, fp });
    let failure: unknown;
    try {
      await this.hints.execute({ vm, hint: this.trial.hint, hintIndex: 0, pc });
    } catch (error) {
      assert.ok(error instanceof HintError, String(error));
      failure = withoutModules(error.pythonTraceback);
    }
    const cells = Array.from({ length: FRAME_CELLS + 1 }, (_, i) => String(vm.memory.get(fp.add(i))));
    const written = Array.from({ length: 2 * ARRAY_CELLS }, (_, i) => String(vm.memory.get(array.add(i))));
    return { failure, cells: failure === undefined ? cells : [], written, signatures: this.signatures() };
  }

  private signatures(): unknown {
    return this.#vm.builtins.find(({ name }) => name === 'ecdsa')?.additionalData();
  }
}

/**
 * The traceback without the frames of the Python modules that the text calls, and without exceptions that led to it.
 * Offsets beyond all memory have fewer exact digits here.
 */
function withoutModules(traceback: string): string {
  const last = traceback.slice(traceback.lastIndexOf('Traceback (most recent call last):\n'));
  const near = last.replaceAll(/:(\d{16,}|\d(\.\d+)?e\+\d+)/g, ':far');
  return near.replaceAll(/ {2}File "(?!hints\.cairo").*", line .*\n(?: {4}.*\n)*/g, '');
}
