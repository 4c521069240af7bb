import fc from 'fast-check';
import { REQUESTS } from '../../../debug-adapter/src/session/requests.ts';
import { programPath } from './programs.ts';

export interface HostileRequest {
  readonly command: string;
  readonly args: unknown;
}

/** Every request that there is, and some that there are not; those that would end the session are left to the tests of the end. */
const COMMANDS = [
  ...Object.keys(REQUESTS).filter(command => command !== 'disconnect' && command !== 'terminate'),
  ...['launch', 'attach', 'toString', '__proto__', 'constructor', '', 'cairoscope/nothing'],
];

/** Numbers that are ids now and then, and those that programs trip over. */
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 40 }),
  fc.constantFrom(-1, 1.5, 2 ** 31, 2 ** 53 - 1, 2 ** 53, 1e308, -1e308, -(2 ** 40)),
);

const texts = fc.oneof(
  fc.constantFrom(
    '',
    'x',
    'main',
    '0',
    '1:0',
    '0x10000000000',
    '0x0',
    '-1',
    '0x' + 'f'.repeat(99),
    '1:99999999999',
  ),
  fc.constantFrom(
    '[fp]',
    '[[[[',
    '('.repeat(3000),
    '$',
    'py: 1 / 0',
    'cairo: fp',
    '{',
    '%',
    'py:',
    "'",
    'step 5',
    'help',
  ),
  fc.constantFrom(
    'indexed',
    'named',
    'instruction',
    'statement',
    'repl',
    'hover',
    '>= x',
    '% 0',
    '{fp} {',
    '../..',
  ),
  fc.constantFrom(programPath('endless.cairo'), '/', 'nowhere.cairo', '\0', '\u2028', '😀'.repeat(500)),
  fc.string(),
);

const flags = fc.boolean();

const sources = fc.record({ path: texts, name: texts, sourceReference: numbers }, { requiredKeys: [] });

const breakpoints = fc.array(
  fc.record(
    {
      ...{
        line: numbers,
        column: numbers,
        condition: texts,
        hitCondition: texts,
        logMessage: texts,
        mode: texts,
      },
      ...{ name: texts, instructionReference: texts, offset: numbers, dataId: texts, accessType: texts },
    },
    { requiredKeys: [] },
  ),
  { maxLength: 5 },
);

/** Arguments that are nearly right: names that handlers look at, with values of the types that they may have. */
const plausible = fc.record(
  {
    ...{
      threadId: fc.constant(1),
      frameId: numbers,
      variablesReference: numbers,
      targetId: numbers,
      steps: numbers,
    },
    ...{
      start: numbers,
      count: numbers,
      startFrame: numbers,
      levels: numbers,
      line: numbers,
      column: numbers,
    },
    ...{
      filter: texts,
      granularity: texts,
      context: texts,
      expression: texts,
      name: texts,
      value: texts,
      text: texts,
    },
    ...{
      memoryReference: texts,
      offset: numbers,
      instructionOffset: numbers,
      instructionCount: numbers,
      data: texts,
    },
    ...{
      source: sources,
      sourceReference: numbers,
      breakpoints,
      pcs: fc.array(texts),
      filters: fc.array(texts),
    },
    ...{ step: numbers, segment: numbers, address: texts, hintIndex: numbers, locationReference: numbers },
    ...{
      requestId: numbers,
      progressId: texts,
      bytes: numbers,
      asAddress: flags,
      mode: texts,
      format: fc.object(),
    },
    ...{ program: texts, direction: texts, allowPartial: flags, builtin: texts, moduleCount: numbers },
  },
  { requiredKeys: ['threadId'] },
);

/** JSON of any shape, a very deep one now and then. */
const anything = fc.oneof(
  { weight: 9, arbitrary: fc.jsonValue() },
  { weight: 1, arbitrary: fc.constantFrom(50, 2000).map(depth => nested(depth)) },
);

function nested(depth: number): unknown {
  let value: unknown = 1;
  for (let level = 0; level < depth; level++) value = level % 2 === 0 ? [value] : { source: value };
  return value;
}

const requests: fc.Arbitrary<HostileRequest> = fc.record({
  command: fc.constantFrom(...COMMANDS),
  args: fc.oneof(
    { weight: 4, arbitrary: plausible },
    { weight: 1, arbitrary: anything },
    {
      weight: 1,
      arbitrary: fc.dictionary(fc.constantFrom('source', 'frameId', 'expression', 'breakpoints'), anything),
    },
  ),
});

/** The same requests for the same seed. */
export function hostileRequests(seed: number, count: number): HostileRequest[] {
  return fc.sample(requests, { seed, numRuns: count });
}
