import assert from 'node:assert/strict';
import { main } from '../cairoscope.ts';
import { FakeTerminal, hintAtStart, OUTPUT_PROGRAM, withFolder, writeProgram } from '../test-support.ts';

async function disassemble(...args: string[]): Promise<FakeTerminal> {
  const terminal = new FakeTerminal();
  assert.equal(await main(['disassemble', ...args], terminal), 0, terminal.err);
  return terminal;
}

const JUMP_BACK = [0x10780017fff7fffn, 2n ** 251n + 17n * 2n ** 192n + 1n - 9n];
/** An extension of cairo-vm, for which Cairo has no syntax. */
const BLAKE = 0x8010800080008000n;

describe('cairoscope disassemble', () => {
  it('lists pcs, instructions, words, symbols, hints, targets and data', () =>
    withFolder(async folder => {
      const hints = hintAtStart('a = 1\nif a:\n    b = 2');
      const program = writeProgram(folder, [...OUTPUT_PROGRAM, ...JUMP_BACK, 12345n, BLAKE], { hints });
      const { out } = await disassemble(program);
      const minusNine = `0x${(JUMP_BACK[1] ?? 0n).toString(16)}`;
      assert.equal(
        out,
        [
          '__main__.main:',
          '        %{',
          '            a = 1',
          '            if a:',
          '                b = 2',
          '        %}',
          '     0  [ap] = 7, ap++;                          // 0x480680017fff8000 0x7',
          '     2  [ap - 1] = [[fp - 3]];                   // 0x400280007ffd7fff',
          `     3  [ap] = -1, ap++;                         // 0x480680017fff8000 0x${(2n ** 251n + 17n * 2n ** 192n).toString(16)}`,
          '     5  [ap - 1] = [[fp - 3] + 1];               // 0x400280017ffd7fff',
          '     6  [ap] = [fp - 3] + 2, ap++;               // 0x482680017ffd8000 0x2',
          '     8  ret;                                     // 0x208b7fff7fff7ffe',
          `     9  jmp rel -9;                              // 0x10780017fff7fff ${minusNine} -> 0 __main__.main`,
          '    11  dw 12345;                                // 0x3039',
          '    12  dw 9228016376118018048;                  // 0x8010800080008000 [[ap]] = blake2s(state=[ap], message=[ap], counter=[ap])',
          '',
        ].join('\n'),
      );
    }));

  it('prints JSON that a script can read', () =>
    withFolder(async folder => {
      const { out } = await disassemble(
        writeProgram(folder, OUTPUT_PROGRAM, { builtins: ['output'] }),
        '--json',
      );
      const { builtins, instructions } = JSON.parse(out) as { builtins: string[]; instructions: unknown[] };
      assert.deepEqual(builtins, ['output']);
      assert.equal(instructions.length, 6);
      assert.deepEqual(instructions[0], {
        pc: 0,
        symbols: ['__main__.main'],
        words: ['0x480680017fff8000', '0x7'],
        text: '[ap] = 7, ap++',
        note: null,
        target: null,
        hints: [],
        source: null,
      });
    }));

  it('says which functions there are if there is none of that name', () =>
    withFolder(async folder => {
      const terminal = new FakeTerminal();
      const program = writeProgram(folder, OUTPUT_PROGRAM);
      assert.equal(await main(['disassemble', program, '--function', 'fib'], terminal), 2);
      assert.equal(terminal.err, "Error: The program has no function 'fib'. It has: __main__.main.\n");
    }));
});
