import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import {
  evaluateReference,
  isSimpleType,
  NameError,
  parseProgram,
  Relocatable,
  resolveId,
  toFelt,
  type CellValue,
  type InstructionLocation,
  type Program,
} from '../../vm-core/src/index.ts';
import { goodFixtures, ROOT, type Fixture } from './fixtures.ts';
import { Reference } from './reference.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_ids.py');
const REGISTERS = { ap: new Relocatable(1, 1000), fp: new Relocatable(1, 900) };
const FIXTURES = goodFixtures().filter(f => !f.name.includes('no_debug_info'));

/** The memory that the script makes up. */
const MEMORY = {
  get({ segment, offset }: Relocatable): CellValue | undefined {
    // cairo-lang keeps offsets modulo the prime.
    const mixed = BigInt(segment * 7) + toFelt(BigInt(offset));
    if (mixed % 3n === 0n) return undefined;
    if (mixed % 3n === 1n) return toFelt(mixed * 1000003n);
    return new Relocatable(2 + Number(mixed % 5n), Number(mixed % 97n));
  },
};

/** Pointers beyond the offsets of this VM (docs/differences.md). */
const TOO_FAR = / \d+:\d{13,}$/;

type Answer = readonly [pc: number, name: string, text: string];

describe('names in hints mean what they mean in cairo-lang', () => {
  const programs = new Map<Fixture, Program>();
  const answers = new Map<Fixture, readonly Answer[]>();

  before(async function () {
    this.timeout(900_000);
    const { python } = await ensureCairoLang({});
    const reference = new Reference(python);
    const results = await Promise.all(FIXTURES.map(fixture => reference.result(fixture)));
    const paths = results.map(result => result.compiled);
    const output = execFileSync(python, [SCRIPT, ...paths], { encoding: 'utf8', maxBuffer: 2 ** 28 });
    const all = JSON.parse(output) as (readonly Answer[])[];
    FIXTURES.forEach((fixture, i) => {
      programs.set(fixture, parseProgram(readFileSync(paths[i] ?? assert.fail(), 'utf8')));
      answers.set(fixture, all[i] ?? assert.fail());
    });
  });

  for (const fixture of FIXTURES) {
    it(fixture.name, () => {
      const program = programs.get(fixture) ?? assert.fail();
      const expectations = answers.get(fixture) ?? assert.fail();
      assert.ok(expectations.length > 0);
      const different = expectations.flatMap(([pc, name, expected]) => {
        if (TOO_FAR.test(expected)) return [];
        const own = describeId(program, pc, name);
        return own === expected ? [] : [`pc ${pc}, ${name}: ${expected}, but here ${own}`];
      });
      assert.deepEqual(different, []);
    });
  }
});

function describeId(program: Program, pc: number, name: string): string {
  const site = program.debugInfo?.instructionLocations.get(pc) ?? assert.fail();
  try {
    return textOf(program, site, name);
  } catch (error) {
    if (!(error instanceof NameError))
      return `Error: ${error instanceof Error ? error.message : String(error)}`;
    return `${error.pythonClass.slice(error.pythonClass.lastIndexOf('.') + 1)}: ${error.message}`;
  }
}

function textOf(program: Program, site: InstructionLocation, name: string): string {
  const entry = resolveId(program, site, name);
  switch (entry.kind) {
    case 'const':
      return `value ${entry.value}`;
    case 'scope':
      return `scope ${entry.fullName} ${entry.instructionOffset ?? 'None'}`;
    case 'struct':
      return `definition of ${entry.struct.fullName}`;
    case 'reference': {
      const { type, value, address } = entry;
      if (type.kind === 'struct') {
        if (!address) return `AssertionError: Expected expression of type '${type.name}' to have an address.`;
        return `struct ${type.name} at ${evaluateReference(address, REGISTERS, MEMORY)}`;
      }
      const result = evaluateReference(value, REGISTERS, MEMORY);
      if (isSimpleType(type)) return `value ${result}`;
      if (type.kind === 'pointer' && type.pointee.kind === 'struct')
        return `struct ${type.pointee.name} at ${result}`;
      return 'AssertionError: Type must be of the form T*.';
    }
  }
}
