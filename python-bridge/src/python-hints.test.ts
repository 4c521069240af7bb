import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Relocatable, type Stop } from '../../vm-core/src/index.ts';
import { hintProgram, FILE } from './testing/hint-program.ts';
import { withHints } from './testing/hint-run.ts';

function errorOf(stop: Stop): string {
  assert.equal(stop.reason, 'error');
  return stop.reason === 'error' ? stop.error.message : '';
}

const fp = (offset: number): Relocatable => new Relocatable(1, 2 + offset);

for (const transport of ['fifo', 'pipe'] as const) {
  describe(`python hints over ${transport}`, () => {
    it('M16 a VM that Node owns runs hints that read and write names', async () => {
      const program = hintProgram(['ids.n = 21', 'ids.x = ids.n * 2'], ['n', 'x']);
      await withHints(
        program,
        async ({ vm, run }) => {
          assert.equal((await run()).reason, 'end');
          assert.equal(vm.memory.get(fp(1)), 42n);
          await vm.end();
        },
        { transport },
      );
    });

    it('M14 memory and segments', async () => {
      const program = hintProgram([
        'base = segments.add(); memory[ap] = base; memory[base + 3] = -1; t = segments.add_temp_segment()',
        'assert memory[ap - 1] == base and memory[base + 3] == PRIME - 1',
        'assert segments.get_segment_used_size(base.segment_index) == 4 and t.segment_index == -1',
        'assert segments.add().segment_index == base.segment_index + 1',
        'assert memory.get_range(segments.write_arg(base + 4, range(100)) - 100, 100) == list(range(100))',
      ]);
      await withHints(
        program,
        async ({ vm, run }) => {
          const stop = await run();
          assert.equal(stop.reason, 'end', stop.reason === 'error' ? stop.error.message : '');
          assert.equal(vm.segments.temporaryCount, 1);
        },
        { transport },
      );
    });

    it('a hint that raises stops the run with its Python traceback and leaves the VM as it is', async () => {
      const program = hintProgram(['memory[ap] = 5', 'x = 1\nmemory[ap - 1] = 6']);
      await withHints(
        program,
        async ({ vm, run }) => {
          const text = errorOf(await run());
          assert.match(
            text,
            /hints\.cairo:20:5: Error at pc=0:4:\nGot an exception while executing a hint\./,
          );
          assert.match(text, /File "hints\.cairo", line 21, in <module>/);
          assert.match(
            text,
            /starkware\.cairo\.lang\.vm\.memory_dict\.InconsistentMemoryError: Inconsistent memory assignment at address 1:22\. 5 != 6\./,
          );
          assert.equal(vm.memory.get(fp(20)), 5n);
        },
        { transport },
      );
    });

    it('long values and many writes', async () => {
      const program = hintProgram([
        'base = segments.add()\nfor i in range(5000): memory[base + i] = PRIME - 1 - i\nmemory[ap] = base',
        'assert [memory[base + i] for i in range(5000)] == [PRIME - 1 - i for i in range(5000)]',
      ]);
      await withHints(program, async ({ run }) => assert.equal((await run()).reason, 'end'), { transport });
    });

    it('print comes with the line of the hint; input() without input is a clear error', async () => {
      const program = hintProgram(['x = 1\nprint("one", 2)', 'input("name? ")']);
      await withHints(
        program,
        async ({ run, output }) => {
          assert.match(errorOf(await run()), /EOFError: The hint asks for input/);
          assert.deepEqual(
            output.map(({ category, text, line }) => [category, text, line]),
            [
              ['stdout', 'one 2\n', 11],
              ['stdout', 'name? ', 20],
            ],
          );
          assert.ok(output.every(({ file }) => file === FILE));
        },
        { transport },
      );
    });
  });
}

describe('python hints', () => {
  it('M5 M9 variables and scopes of Python hints', async () => {
    const program = hintProgram([
      'a = program_input["n"]\nvm_enter_scope({"b": a + 1})',
      'assert b == 5 and "a" not in globals()\nvm_exit_scope()',
      'assert a == 4',
    ]);
    await withHints(
      program,
      async ({ vm, run }) => {
        assert.equal((await run()).reason, 'end');
        await vm.end();
      },
      { programInput: '{"n": 4}' },
    );
  });

  it('a scope left open is an error at the end', async () => {
    await withHints(hintProgram(['vm_enter_scope()']), async ({ vm, run }) => {
      assert.equal((await run()).reason, 'end');
      await assert.rejects(vm.end(), /Every enter_scope\(\) requires a corresponding exit_scope\(\)\./);
    });
  });

  it('M9 hints import from the given path', async () => {
    const program = hintProgram([
      'import sys\nassert sys.path[:1] == ["/some/where"] and "" not in sys.path',
    ]);
    await withHints(program, async ({ run }) => assert.equal((await run()).reason, 'end'), {
      pythonPath: ['/some/where'],
    });
  });

  it('M7 M12 two VMs side by side know nothing of each other', async () => {
    const program = hintProgram(['x = 1; ids.n = program_input', 'assert x == 1; x = ids.n'], ['n']);
    await withHints(
      program,
      async first => {
        await withHints(
          program,
          async second => {
            const stops = await Promise.all([first.run(), second.run()]);
            assert.deepEqual(
              stops.map(stop => stop.reason),
              ['end', 'end'],
            );
            assert.equal(first.vm.memory.get(fp(0)), 1n);
            assert.equal(second.vm.memory.get(fp(0)), 2n);
          },
          { programInput: '2' },
        );
      },
      { programInput: '1' },
    );
  });

  it('a hint that takes its time does not hold the event loop', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'bridge-test-'));
    const file = path.join(folder, 'now');
    // The hint waits for what only the event loop of this process does.
    const program = hintProgram([
      'import os, time\nwhile not os.path.exists(program_input): time.sleep(0.01)',
    ]);
    await withHints(
      program,
      async ({ run }) => {
        const ended = run();
        setTimeout(() => writeFileSync(file, ''), 10);
        assert.equal((await ended).reason, 'end');
      },
      { programInput: JSON.stringify(file) },
    ).finally(() => rmSync(folder, { recursive: true }));
  });

  it('names of all kinds of errors are those of cairo-lang', async () => {
    const cases: [string, RegExp][] = [
      ['ids.nope', /identifier_manager\.MissingIdentifierError: Unknown identifier 'nope'\./],
      ['ids.main = 3', /AssertionError: Cannot change the value of a scope definition\./],
      ['ids.x', /ExpressionEvaluatorError: .*Unknown value for memory cell at address 1:3\./],
      ['memory[fp + 7]', /memory_dict\.UnknownMemoryError: Unknown value for memory cell at address 1:9\./],
      ['getattr(ids, "x" + "y")', /Unknown identifier 'xy'\./],
    ];
    for (const [code, expected] of cases) {
      await withHints(hintProgram([code], ['n', 'x']), async ({ run }) => {
        assert.match(errorOf(await run()), expected);
      });
    }
  });

  it('labels have an offset, and functions too', async () => {
    await withHints(hintProgram(['assert ids.main.instruction_offset_ == 0'], ['n']), async ({ run }) => {
      assert.equal((await run()).reason, 'end');
    });
  });
});
