import assert from 'node:assert/strict';
import { PRIME } from '../felt.ts';
import { mainPc } from './main-pc.ts';
import { parseProgram } from './parse-program.ts';
import { ProgramError } from './program-error.ts';

const SITE = {
  accessible_scopes: ['__main__', '__main__.main'],
  flow_tracking_data: { ap_tracking: { group: 1, offset: 2 }, reference_ids: { '__main__.main.x': 0 } },
};

const LOCATION = {
  input_file: { filename: 'a.cairo' },
  start_line: 2,
  start_col: 5,
  end_line: 2,
  end_col: 9,
};

/** A small program as the compiler writes it, parsed anew so that a test may change it. */
function compiled(): Record<string, unknown> {
  const reference = { ap_tracking_data: { group: 1, offset: 0 }, pc: 0, value: '[cast(fp + (-3), felt*)]' };
  return structuredClone({
    attributes: [
      { ...SITE, name: 'error_message', value: 'x is {x}', start_pc: 0, end_pc: 3 },
      { accessible_scopes: [], flow_tracking_data: null, name: 'other', value: '', start_pc: 1, end_pc: 1 },
    ],
    builtins: ['output', 'range_check'],
    compiler_version: '0.14.0.1',
    data: ['0x480680017fff8000', '0x5', '0x208b7fff7fff7ffe'],
    debug_info: {
      file_contents: { 'autogen/one': 'call rel 0\n' },
      instruction_locations: {
        '0': {
          ...SITE,
          hints: [{ location: LOCATION, n_prefix_newlines: 1 }, null],
          inst: { ...LOCATION, parent_location: [LOCATION, 'While expanding the reference x in:'] },
        },
      },
    },
    hints: { '0': [{ ...SITE, code: 'ids.x' }] },
    identifiers: {
      '__main__.main': { type: 'function', pc: 0, decorators: ['known_ap_change'] },
      '__main__.main.x': {
        type: 'reference',
        cairo_type: 'felt',
        full_name: '__main__.main.x',
        references: [reference],
      },
      '__main__.P': {
        type: 'struct',
        full_name: '__main__.P',
        size: 2,
        members: { y: { cairo_type: '__main__.P*', offset: 1 }, x: { cairo_type: 'felt', offset: 0 } },
      },
      '__main__.Q': { type: 'alias', destination: '__main__.P' },
      '__main__.T': { type: 'type_definition', cairo_type: '(felt, felt)' },
      '__main__.BIG': { type: 'const', value: 5 },
      '__main__.N': { type: 'namespace' },
    },
    main_scope: '__main__',
    prime: `0x${PRIME.toString(16)}`,
    reference_manager: { references: [reference] },
  });
}

/** The program with the member at the path replaced; undefined removes it. */
function changed(path: readonly (string | number)[], value: unknown): string {
  const program = compiled();
  let parent: unknown = program;
  for (const key of path.slice(0, -1)) parent = Reflect.get(parent as object, key);
  const last = path.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(parent as object, last);
  else Reflect.set(parent as object, last, value);
  return JSON.stringify(program);
}

describe('a compiled program', () => {
  it('is read with all that it has', () => {
    const program = parseProgram(JSON.stringify(compiled()));
    assert.deepEqual(program.data, [0x480680017fff8000n, 5n, 0x208b7fff7fff7ffen]);
    assert.deepEqual(program.builtins, ['output', 'range_check']);
    assert.equal(program.compilerVersion, '0.14.0.1');
    const [hint] = program.hints.get(0) ?? [];
    assert.equal(hint?.code, 'ids.x');
    assert.deepEqual(hint?.accessibleScopes, ['__main__', '__main__.main']);
    assert.deepEqual(hint?.flowTracking?.apTracking, { group: 1, offset: 2 });
    assert.deepEqual([...(hint?.flowTracking?.referenceIds ?? [])], [['__main__.main.x', 0]]);
    assert.equal(program.references[0]?.value.kind, 'deref');
    const struct = program.identifiers.get('__main__.P');
    assert.ok(struct?.type === 'struct');
    assert.deepEqual([...struct.members.keys()], ['x', 'y']);
    assert.equal(program.attributes[1]?.flowTracking, undefined);
    const place = program.debugInfo?.instructionLocations.get(0);
    assert.equal(place?.inst.filename, 'a.cairo');
    assert.equal(place.inst.startCol, 5);
    assert.equal(place.inst.parent?.message, 'While expanding the reference x in:');
    assert.equal(place.hints[0]?.prefixNewlines, 1);
    assert.equal(place.hints[1], undefined);
    assert.equal(program.debugInfo?.fileContents.get('autogen/one'), 'call rel 0\n');
  });

  const absences: readonly (readonly [string, (string | number)[], unknown])[] = [
    ['debug info', ['debug_info'], null],
    ['any word of debug info', ['debug_info'], undefined],
    ['texts of files', ['debug_info', 'file_contents'], undefined],
    ['flow tracking', ['hints', '0', 0, 'flow_tracking_data'], null],
    [
      'flow tracking in its debug info',
      ['debug_info', 'instruction_locations', '0', 'flow_tracking_data'],
      null,
    ],
    ['attributes', ['attributes'], undefined],
    ['a compiler version', ['compiler_version'], undefined],
    ['the bindings of a reference', ['identifiers', '__main__.main.x', 'references'], undefined],
    ['decorators', ['identifiers', '__main__.main', 'decorators'], undefined],
  ];
  for (const [what, path, value] of absences) {
    it(`may lack ${what}`, () => {
      assert.equal(parseProgram(changed(path, value)).data.length, 3);
    });
  }

  it('may start with a byte order mark', () => {
    assert.equal(parseProgram(`\ufeff${JSON.stringify(compiled())}`).data.length, 3);
  });

  for (const value of [
    '9007199254740993',
    '-9007199254740993',
    '340282366920938463463374607431768211456',
    '-7',
  ]) {
    it(`may have the constant ${value}`, () => {
      const text = changed(['identifiers', '__main__.BIG', 'value'], '?').replace('"?"', value);
      assert.deepEqual(parseProgram(text).identifiers.get('__main__.BIG'), {
        type: 'const',
        value: BigInt(value),
      });
      const spaced = JSON.stringify(JSON.parse(text.replace(value, '1')), undefined, 4);
      assert.doesNotThrow(() => parseProgram(spaced));
    });
  }

  it('may have numbers in texts', () => {
    const code = 'x = {"value": 12345678901234567890}';
    const program = parseProgram(changed(['hints', '0', 0, 'code'], code));
    assert.equal(program.hints.get(0)?.[0]?.code, code);
  });
});

describe('what is no compiled program', () => {
  const HEX = 'should be a hexadecimal number';
  const wrong: readonly (readonly [string, (string | number)[], unknown, string])[] = [
    ['no prime', ['prime'], undefined, `the field "prime" ${HEX}, but is missing.`],
    ['a prime that is a number', ['prime'], 17, `the field "prime" ${HEX}, but is 17.`],
    ['no data', ['data'], undefined, 'the field "data" should be a list, but is missing.'],
    ['empty data', ['data'], [], 'the field "data" should be a list of at least one word, but is [].'],
    ['a word that is no number', ['data', 1], 'five', `the field "data[1]" ${HEX}, but is "five".`],
    ['a word that is a number', ['data', 1], 5, `the field "data[1]" ${HEX}, but is 5.`],
    ['a negative word', ['data', 1], '-0x5', `the field "data[1]" ${HEX}, but is "-0x5".`],
    [
      'a word that is no felt',
      ['data', 2],
      `0x${PRIME.toString(16)}`,
      'the field "data[2]" should be a field element (below the prime)',
    ],
    [
      'an unknown builtin',
      ['builtins', 1],
      'range',
      'the field "builtins[1]" should be a builtin (one of output,',
    ],
    [
      'a builtin twice',
      ['builtins', 1],
      'output',
      'the field "builtins" should be a list without repetitions',
    ],
    [
      'a hint outside',
      ['hints', '3'],
      [],
      'the field "hints.3" should be at the pc of an instruction (0 to 2)',
    ],
    [
      'a hint nowhere',
      ['hints', 'x'],
      [],
      `the field "hints.x" should be at the pc of an instruction (0 to 2), but is at 'x'.`,
    ],
    [
      'a hint without code',
      ['hints', '0', 0, 'code'],
      undefined,
      'the field "hints.0[0].code" should be a text',
    ],
    ['hints that are no list', ['hints', '0'], {}, 'the field "hints.0" should be a list, but is {}.'],
    [
      'a scope that is no text',
      ['hints', '0', 0, 'accessible_scopes'],
      ['a', 1],
      'the field "hints.0[0].accessible_scopes[1]" should be a text, but is 1.',
    ],
    [
      'a reference that is not there',
      ['hints', '0', 0, 'flow_tracking_data', 'reference_ids', '__main__.main.x'],
      1,
      'the field "hints.0[0].flow_tracking_data.reference_ids.__main__.main.x" should be the index of a reference (0 to 0), but is 1.',
    ],
    [
      'ap tracking without a group',
      ['hints', '0', 0, 'flow_tracking_data', 'ap_tracking', 'group'],
      undefined,
      'the field "hints.0[0].flow_tracking_data.ap_tracking.group" should be an integer, but is missing.',
    ],
    [
      'identifiers that are a list',
      ['identifiers'],
      [],
      'the field "identifiers" should be an object, but is [].',
    ],
    [
      'an unknown kind of identifier',
      ['identifiers', '__main__.N', 'type'],
      'module',
      'the field "identifiers.__main__.N.type" should be a kind of identifier (alias, const,',
    ],
    [
      'a function outside',
      ['identifiers', '__main__.main', 'pc'],
      4,
      'the field "identifiers.__main__.main.pc" should be a pc in the program (0 to 3), but is 4.',
    ],
    [
      'a name with an empty part',
      ['identifiers', '__main__..x'],
      { type: 'namespace' },
      `should be under a name without empty parts, but is under '__main__..x'.`,
    ],
    [
      'a constant that is no number',
      ['identifiers', '__main__.BIG', 'value'],
      1.5,
      'the field "identifiers.__main__.BIG.value" should be an integer, but is 1.5.',
    ],
    [
      'a member of no type',
      ['identifiers', '__main__.P', 'members', 'x', 'cairo_type'],
      'felt felt',
      `the field "identifiers.__main__.P.members.x.cairo_type" should be a Cairo type (Unexpected 'felt' at column 6`,
    ],
    [
      'a reference that is no expression',
      ['reference_manager', 'references', 0, 'value'],
      '[cast(fp',
      'the field "reference_manager.references[0].value" should be a Cairo expression (Expected \',\' instead of the end',
    ],
    [
      'a location outside',
      ['debug_info', 'instruction_locations', '7'],
      {},
      'the field "debug_info.instruction_locations.7" should be at the pc of an instruction (0 to 2)',
    ],
    [
      'a location without a line',
      ['debug_info', 'instruction_locations', '0', 'inst', 'start_line'],
      null,
      'the field "debug_info.instruction_locations.0.inst.start_line" should be an integer from 0 on, but is null.',
    ],
    [
      'a parent location without a text',
      ['debug_info', 'instruction_locations', '0', 'inst', 'parent_location'],
      [LOCATION],
      'parent_location" should be a location and a message',
    ],
    [
      'an attribute outside',
      ['attributes', 0, 'end_pc'],
      9,
      'the field "attributes[0].end_pc" should be a pc',
    ],
    [
      'a scope of main that is no text',
      ['main_scope'],
      5,
      'the field "main_scope" should be a text, but is 5.',
    ],
  ];
  for (const [what, path, value, message] of wrong) {
    it(`has ${what}: the error names the field`, () => {
      assert.throws(() => parseProgram(changed(path, value)), says(message, 'Compile the program again'));
    });
  }

  it('has another prime: the error names both', () => {
    const text = changed(['prime'], '0x10000000000000d');
    assert.throws(
      () => parseProgram(text),
      says('prime 0x10000000000000d', `0x${PRIME.toString(16)}`, '--prime'),
    );
  });

  const good = JSON.stringify(compiled(), undefined, 1);
  const texts: readonly (readonly [string, string, string])[] = [
    ['nothing', '', 'the file is empty'],
    [
      'source code',
      '%builtins output\n\nfunc main() {\n}\n',
      'it is Cairo source code, as it looks. Did you mean to compile it?',
    ],
    ['some other text', 'hello\n', 'it is not JSON. Did you mean to compile it?'],
    ['an archive', 'PK\u0003\u0004', 'it is a ZIP archive, such as a Cairo PIE'],
    ['cut off', good.slice(0, 400), 'it ends too early, at line '],
    ['cut off in a text', '{"a": "bc', 'it ends too early, at line 1, column 10'],
    ['cut off in a word', '{"a": tr', 'it ends too early, at line 1, column 9'],
    ['a little wrong', '{\n "a": [1, 2},\n "b": 3\n}', 'it stops being JSON at line 2, column 12, where "},'],
    ['wrong in a word', '{"a": foo}', 'it stops being JSON at line 1, column 7'],
    ['continued', '{} {}', 'it stops being JSON at line 1, column 4'],
    ['a list', '[1]', 'the document should be an object, but is [1]'],
    ['a number', '3', 'the document should be an object, but is 3'],
    ['Cairo 1', '{"sierra_program": []}', 'This is a compiled Cairo 1 contract'],
    [
      'a contract class',
      '{"program": {}, "entry_points_by_type": {}, "abi": []}',
      'This is a Starknet contract class',
    ],
  ];
  for (const [what, text, message] of texts) {
    it(`is ${what}: the error says so`, () => {
      assert.throws(() => parseProgram(text), says(message));
    });
  }

  it('is nested without end', () => {
    const text = JSON.stringify(compiled()).replace('"inst":', `"inst":${nestedLocation(20_000)},"old":`);
    assert.throws(() => parseProgram(text), says('nested too deeply'));
  });
});

/** Locations inside each other, as text: JSON.stringify would exhaust the stack. */
function nestedLocation(depth: number): string {
  const open = `${JSON.stringify(LOCATION).slice(0, -1)},"parent_location":[`;
  return `${open.repeat(depth)}${JSON.stringify(LOCATION)}${',""]}'.repeat(depth)}`;
}

describe('main', () => {
  it('is a function', () => {
    assert.equal(mainPc(parseProgram(JSON.stringify(compiled()))), 0);
  });

  it('may be imported from another module', () => {
    const text = changed(['identifiers', '__main__.main'], { type: 'alias', destination: 'other.start' });
    const withStart = text.replace(
      '"identifiers":{',
      '"identifiers":{"other.start":{"type":"label","pc":2},',
    );
    assert.equal(mainPc(parseProgram(withStart)), 2);
  });

  it('may be missing: the error says what to do', () => {
    const program = parseProgram(changed(['identifiers', '__main__.main'], undefined));
    assert.throws(() => mainPc(program), says('no function main() in __main__', 'Add one'));
  });

  it('may be something else: the error says so', () => {
    const program = parseProgram(changed(['identifiers', '__main__.main'], { type: 'const', value: 1 }));
    assert.throws(() => mainPc(program), says(`'main' should be a function, but is const`));
  });
});

const says =
  (...parts: readonly string[]) =>
  (error: unknown): boolean => {
    assert.ok(error instanceof ProgramError, String(error));
    for (const part of parts) assert.ok(error.message.includes(part), error.message);
    return true;
  };
