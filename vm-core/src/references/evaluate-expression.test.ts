import assert from 'node:assert/strict';
import { formatType } from '../expressions/format.ts';
import type { NameSite } from '../program/program.ts';
import { Relocatable } from '../relocatable.ts';
import { evaluateExpression, type TypedValue } from './evaluate-expression.ts';
import { MEMORY, readNames, REGISTERS } from './fixtures/goldens.ts';
import { NameError } from './name-error.ts';

describe('expressions that a person types', () => {
  const program = readNames();
  const site = (label: string, index = 0): NameSite => {
    const identifier = program.identifiers.get(label);
    assert.ok(identifier?.type === 'function');
    const pcs = [...program.hints.keys()].filter(pc => pc >= identifier.pc).sort((a, b) => a - b);
    return program.hints.get(pcs[index] ?? -1)?.[0] ?? assert.fail();
  };
  const typed = site('__main__.typed');
  const calculated = site('__main__.calculated');
  const registers = { ...REGISTERS, pc: new Relocatable(0, 33) };

  const evaluate = (text: string, at = typed): TypedValue =>
    evaluateExpression(program, at, text, registers, MEMORY);

  /** `type = value @ address`, as far as there is one. */
  const show = ({ type, value, address, parts }: TypedValue): string => {
    const inner = parts ? ` = (${parts.map(show).join('; ')})` : '';
    return `${formatType(type)}${value === undefined ? '' : ` = ${value}`}${inner}${address ? ` @ ${address}` : ''}`;
  };

  const good: readonly (readonly [string, string])[] = [
    ['fp', 'felt = 1:80'],
    ['pc', 'felt = 0:33'],
    ['[fp - 3]', 'felt @ 1:77'],
    ['[fp]', 'felt = 87000261 @ 1:80'],
    ['[[ap - 1] + 2]', 'felt = 35000105 @ 2:21'],
    ['ap - fp', 'felt = 20'],
    ['-1', 'felt = 3618502788666131213697322783095070105623107215331596699973092056135872020480'],
    ["'a' + 0x10", 'felt = 113'],
    ['HERE * 2', 'felt = 34'],
    ['Garden.TREES', 'felt = 3'],
    ['BOUND', 'felt = 340282366920938463463374607431768211456'],
    ['Box.SIZE', 'felt = 6'],
    ['Box.area', 'felt = 3'],
    ['shapes.Box.names', 'felt = 4'],
    ['Reading.y', 'felt = 1'],
    ['start', 'codeoffset = 9'],
    ['tree', '__main__.Tree* = 2:20 @ 1:71'],
    ['tree.value', 'felt = 2:5 @ 2:20'],
    ['tree.pair', '(first: felt, second: shapes.Point) @ 2:23'],
    ['tree.pair.second.y', 'felt = 39000117 @ 2:25'],
    ['dot', 'shapes.Point @ 1:72'],
    ['&dot.y', 'felt* = 1:73'],
    ['dot.y', 'felt @ 1:73'],
    ['&dot', 'shapes.Point* = 1:72'],
    ['cast(&dot, felt)', 'felt = 1:72'],
    ['cast(fp, Dot*).x', 'felt = 87000261 @ 1:80'],
    ['cast([fp], Dot)', 'shapes.Point @ 1:80'],
    ['cast([fp], Pair).second', 'shapes.Point @ 1:81'],
    ['cast(ap, Tree**)[-1]', '__main__.Tree* = 2:19 @ 1:99'],
    ['raw[2]', 'felt = 39000117 @ 2:25'],
    ['dot.x - dot.x', 'felt = 0'],
    ['(1, dot.x)[0]', 'felt = 1'],
    ['(1, a=[fp])', '(felt, a: felt) = (felt = 1; felt = 87000261 @ 1:80)'],
  ];
  for (const [text, expected] of good) {
    it(`may be ${text}`, () => {
      assert.equal(show(evaluate(text)), expected);
    });
  }

  it('may be parts of values that stand in no memory', () => {
    // The second part is [b], and the cell of b is unknown.
    assert.equal(show(evaluate('dot', calculated)), 'shapes.Point = (felt = 83000249 @ 1:76; felt)');
    assert.equal(show(evaluate('dot.x', calculated)), 'felt = 83000249 @ 1:76');
    assert.throws(() => evaluate('dot.y', calculated), /Unknown value for memory cell at address 1:77\.$/);
    assert.equal(show(evaluate('named.y.z', calculated)), 'felt = 1');
    assert.equal(show(evaluate('couple[1]', calculated)), 'felt = 2');
  });

  const wrong: readonly (readonly [string, RegExp])[] = [
    ['no_such', /^Unknown identifier 'no_such'\.$/],
    ['tree.no_such', /^Member 'no_such' does not appear in definition of struct '__main__\.Tree'\.$/],
    ['Dot', /^'shapes\.Point' is a type and has no value\. Its size is 'shapes\.Point\.SIZE'/],
    ['Garden', /^Expected '__main__\.Garden' to be an identifier|^'__main__\.Garden' is namespace/],
    ['cast(fp, Nothing*)', /^Unknown identifier 'Nothing'\.$/],
    ['cast(fp, HERE*)', /^Expected '__main__\.HERE' to be struct\. Found: 'const'\.$/],
    ['HERE.x', /^Unexpected '\.' after '__main__\.HERE' which is const\.$/],
    ['raw.x', /^Cannot apply dot-operator to pointer-to-non-struct type 'felt\*'\.$/],
    ['[5]', /^5 is a number and no address/],
    ['[[fp - 80]]', /^Unknown value for memory cell at address 1:0\.$/],
    ['1 / 0', /^Division by zero\.$/],
    ['fp * 2', /^unsupported operand type/],
    ['cast(fp, Dot)', /^Cannot cast 'felt' to 'shapes\.Point'\.$/],
    ['&5', /^Expression has no address\.$/],
    ['after', /^Unknown identifier 'after'\.$/],
  ];
  for (const [text, message] of wrong) {
    it(`says in one line what is wrong with ${text}`, () => {
      assert.throws(
        () => evaluate(text),
        (error: unknown) => error instanceof NameError && message.test(error.message),
      );
    });
  }

  it('say that a reference is revoked', () => {
    const revoked = site('__main__.revoked');
    assert.throws(() => evaluate('before + 1', revoked), /^NameError: Reference 'before' is revoked\.$/);
  });
});
