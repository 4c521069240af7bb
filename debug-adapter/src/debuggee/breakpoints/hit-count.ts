/** Does the n-th hit of a breakpoint stop? Hits count from 1. */
export type HitCount = (n: number) => boolean;

/** An operator, `=` if there is none, and a whole number. */
const GRAMMAR = /^\s*(==|=|>=|>|<=|<|%)?\s*(\d+)\s*$/;

/**
 * Parses how many hits it takes: `= > >= < <=` and a number, `%` for every n-th hit, and a bare number for just that one.
 * @throws Error that says what is wrong with it
 */
export function parseHitCount(text: string): HitCount {
  const [, operator = '=', digits = ''] = GRAMMAR.exec(text) ?? [];
  const number = Number(digits);
  if (digits === '' || !Number.isSafeInteger(number)) {
    throw new Error(`'${text}' is no hit count. Write 5, >= 5, > 5, < 5, <= 5, or % 5 for every fifth hit.`);
  }
  const never = operator === '<' ? number <= 1 : operator.startsWith('>') ? false : number === 0;
  if (never) throw new Error(`No hit is '${text}': hits count from 1.`);
  return tester(operator, number);
}

function tester(operator: string, number: number): HitCount {
  switch (operator) {
    case '>':
      return n => n > number;
    case '>=':
      return n => n >= number;
    case '<':
      return n => n < number;
    case '<=':
      return n => n <= number;
    case '%':
      return n => n % number === 0;
    default:
      return n => n === number;
  }
}
