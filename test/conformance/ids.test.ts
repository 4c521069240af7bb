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
  type CellValue,
  type InstructionLocation,
  type Program,
} from '../../vm-core/src/index.ts';
import { fixturesIn, ROOT, type Fixture } from './fixtures.ts';
import { runReference } from './reference.ts';

const SCRIPT = join(ROOT, 'test/conformance/cairo_lang_ids.py');
const REGISTERS = { ap: new Relocatable(1, 100), fp: new Relocatable(1, 80) };
const FIXTURES = fixturesIn('examples', 'test/conformance/programs').filter(
  f => !f.name.includes('no_debug_info'),
);

/** The memory that the script makes up. */
const MEMORY = {
  get({ segment, offset }: Relocatable): CellValue | undefined {
    const mixed = segment * 7 + offset;
    if (mixed % 3 === 0) return undefined;
    return mixed % 3 === 1 ? BigInt(mixed * 1000003) : new Relocatable(2 + (mixed % 5), mixed % 97);
  },
};

describe('names in hints mean what they mean in cairo-lang', () => {
  let compiled = new Map<Fixture, { readonly compiled: string }>();
  let python = '';

  before(async function () {
    this.timeout(900_000);
    ({ python } = await ensureCairoLang({}));
    compiled = await runReference(FIXTURES, python);
  });

  for (const fixture of FIXTURES) {
    it(fixture.name, () => {
      const path = compiled.get(fixture)?.compiled ?? assert.fail();
      const program = parseProgram(readFileSync(path, 'utf8'));
      const output = execFileSync(python, [SCRIPT, path], { encoding: 'utf8', maxBuffer: 2 ** 28 });
      const answers = JSON.parse(output) as [number, string, string][];
      assert.ok(answers.length > 0);
      const different = answers.flatMap(([pc, name, expected]) => {
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
      if (type.kind === 'struct' && address) {
        return `struct ${type.name} at ${evaluateReference(address, REGISTERS, MEMORY)}`;
      }
      const result = evaluateReference(value, REGISTERS, MEMORY);
      const isPlain = isSimpleType(type) || type.kind !== 'pointer' || type.pointee.kind !== 'struct';
      return isPlain ? `value ${result}` : `struct ${type.pointee.name} at ${result}`;
    }
  }
}
