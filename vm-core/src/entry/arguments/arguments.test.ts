import assert from 'node:assert/strict';
import { PRIME } from '../../felt.ts';
import { parseType } from '../../expressions/parse-type.ts';
import type { Identifier } from '../../program/program.ts';
import { Relocatable } from '../../relocatable.ts';
import { program, ret } from '../../testing/casm.ts';
import { CairoVm } from '../../vm/cairo-vm.ts';
import { parseArguments } from './parse-arguments.ts';

/** The members of a struct, all of one cell unless a size is given. */
function struct(fullName: string, members: readonly (readonly [string, string, number?])[]): Identifier {
  let offset = 0;
  const entries = members.map(([name, type, size = 1]) => {
    const member = { cairoType: parseType(type), offset };
    offset += size;
    return [name, member] as const;
  });
  return { type: 'struct', fullName, size: offset, members: new Map(entries) };
}

/** A program whose function `main` takes these arguments. */
function taking(...parameters: readonly (readonly [string, string, number?])[]): CairoVm['program'] {
  const main = '__main__.main';
  return program(ret(), {
    identifiers: new Map<string, Identifier>([
      [main, { type: 'function', pc: 0, decorators: [] }],
      ['__main__.here', { type: 'label', pc: 0 }],
      [`${main}.Args`, struct(`${main}.Args`, parameters)],
      [`${main}.ImplicitArgs`, struct(`${main}.ImplicitArgs`, [['range_check_ptr', 'felt']])],
      [`${main}.Return`, { type: 'type_definition', cairoType: parseType('()') }],
      [
        '__main__.Point',
        struct('__main__.Point', [
          ['x', 'felt'],
          ['y', 'felt'],
        ]),
      ],
    ]),
  });
}

/** The stack of a run, without the return fp and pc, and what `pointer` leads to. */
function stackOf(wanted: CairoVm['program'], json: string): string[] {
  const vm = CairoVm.create(wanted, { entry: { function: 'main', args: parseArguments(json) } });
  const cells = (start: Relocatable): string[] =>
    Array.from({ length: vm.segments.usedSize(start.segment) }, (_, i) => {
      const value = vm.memory.get(start.add(i));
      const isArray = value instanceof Relocatable && value.segment > 12;
      return isArray ? `[${cells(value).join(' ')}]` : String(value);
    });
  return cells(vm.executionBase).slice(1, -2);
}

describe('arguments of a function', () => {
  const cases: readonly (readonly [string, readonly [string, string, number?][], string, string])[] = [
    [
      'felts',
      [
        ['a', 'felt'],
        ['b', 'felt'],
      ],
      '[1, -1]',
      `1 ${PRIME - 1n}`,
    ],
    [
      'felts of any size',
      [
        ['a', 'felt'],
        ['b', 'felt'],
      ],
      `["0xff", ${PRIME + 5n}]`,
      '255 5',
    ],
    [
      'pointers as they are',
      [
        ['a', 'felt*'],
        ['b', 'felt'],
      ],
      '["1:2", "3:4"]',
      '1:2 3:4',
    ],
    ['an array', [['a', 'felt*']], '[[1, 2]]', '[1 2]'],
    ['arrays in an array', [['a', 'felt**']], '[[[1], [], [2, 3]]]', '[[1] [] [2 3]]'],
    [
      'a struct',
      [
        ['p', '__main__.Point', 2],
        ['n', 'felt'],
      ],
      '[{"y": 2, "x": 1}, 3]',
      '1 2 3',
    ],
    ['a struct by the order of its members', [['p', '__main__.Point', 2]], '[[1, 2]]', '1 2'],
    ['an array of structs', [['p', '__main__.Point*']], '[[{"x": 1, "y": 2}, [3, 4]]]', '[1 2 3 4]'],
    ['an array of structs as cells', [['p', '__main__.Point*']], '[[1, 2, 3, 4]]', '[1 2 3 4]'],
    ['a pointer to one struct', [['p', '__main__.Point*']], '[{"x": 1, "y": 2}]', '[1 2]'],
    ['a tuple', [['t', '(felt, __main__.Point)', 3]], '[[1, {"x": 2, "y": 3}]]', '1 2 3'],
    ['a tuple with names', [['t', '(a: felt, b: felt)', 2]], '[{"b": 2, "a": 1}]', '1 2'],
    [
      'by name',
      [
        ['a', 'felt'],
        ['b', 'felt'],
      ],
      '{"b": 2, "a": 1}',
      '1 2',
    ],
  ];
  for (const [what, parameters, json, expected] of cases) {
    it(`may be ${what}`, () => assert.equal(stackOf(taking(...parameters), json).join(' '), expected));
  }

  const wrong: readonly (readonly [string, string, string])[] = [
    ['felt', '[[1]]', 'a should be felt, but is a list of 1.'],
    ['felt*', '[{"x": 1}]', 'a should be felt*, but is an object with x.'],
    ['felt*', '[[[1]]]', 'a[0] should be felt, but is a list of 1.'],
    ['__main__.Point', '[5]', 'a should be __main__.Point, but is 5.'],
    [
      '__main__.Point',
      '[{"x": 1}]',
      'a should be __main__.Point (x: felt, y: felt), but is an object with x.',
    ],
    ['__main__.Point', '[{"x": 1, "y": [2]}]', 'a.y should be felt, but is a list of 1.'],
    ['__main__.Point', '[[1, 2, 3]]', 'a should be __main__.Point (x: felt, y: felt), but is a list of 3.'],
    ['(felt, felt)', '[[1]]', 'a should be (felt, felt), but is a list of 1.'],
    ['felt', '[1.5]', 'the arguments[0]: a whole number, a list or an object should stand there, not 1.5.'],
    ['felt', '["x"]', 'the arguments[0]: "x" is no number ("12", "0x1f") and no pointer ("3:0").'],
    ['felt', '5', 'Arguments are a list, such as [1, 2], or an object, such as {"n": 1}; not 5.'],
    ['felt', '1,2', 'Arguments are written as JSON, such as [1, 2] or {"n": 1}; 1,2 is none.'],
    [
      'felt',
      '['.repeat(5000),
      `Arguments are written as JSON, such as [1, 2] or {"n": 1}; ${'['.repeat(60)}… is none.`,
    ],
    [
      'felt',
      '[]',
      "main_full_args.__new__() missing 1 required positional argument: 'a'. " +
        'It is main{range_check_ptr: felt}(a: felt).',
    ],
  ];
  for (const [type, json, message] of wrong) {
    it(`for ${type} may not be ${json.slice(0, 30)}`, () => {
      assert.throws(() => stackOf(taking(['a', type, type === '__main__.Point' ? 2 : 1]), json), {
        name: 'ArgumentError',
        message,
      });
    });
  }

  it('are cells where there are no types', () => {
    const vm = CairoVm.create(taking(), { entry: { function: 0, args: [1n, [2n, [3n]]] } });
    assert.equal(String(vm.memory.get(vm.executionBase.add(1))), '13:0');
    assert.deepEqual(vm.memory.get(new Relocatable(13, 1)), new Relocatable(14, 0));
    assert.equal(vm.memory.get(new Relocatable(14, 0)), 3n);
  });

  it('go to a place that there is', () => {
    const enter = (name: string | number, args: [] | { a: bigint } = []): CairoVm =>
      CairoVm.create(taking(), { entry: { function: name, args } });
    assert.throws(() => enter(99), /There is no pc 99 in the program: it has 1 words./);
    assert.throws(() => enter('gone'), /Unknown identifier 'gone'/);
    assert.throws(() => enter('main.Return'), /'main.Return' is expected to be label, found type_definition/);
    assert.throws(() => enter('here'), /'here' has no arguments with types: it is a label/);
    assert.throws(() => enter(0, { a: 1n }), /need a function by name/);
  });
});
