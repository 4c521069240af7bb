import { layoutNames, SUPPORTED_BUILTINS } from '../../../vm-core/src/index.ts';
import type { Fixture } from '../fixtures.ts';
import type { ReferenceResult } from '../reference.ts';
import { errorLine } from './error-line.ts';
import { readExecuted, type Executed } from './executed.ts';
import { compilableForms, type FormKind, type InstructionForm } from './instruction-forms.ts';
import type { LibraryModule } from './library.ts';
import { code, names, table } from './markdown.ts';

/** Programs that a cell names; the others are counted. */
const NAMED = 4;

/** What `docs/conformance.md` is made of. */
export interface CoverageInput {
  readonly good: readonly Fixture[];
  readonly failing: readonly Fixture[];
  readonly cairoVm: readonly Fixture[];
  /** Of the programs that run and of those that fail. */
  readonly results: ReadonlyMap<Fixture, ReferenceResult>;
  readonly library: readonly LibraryModule[];
}

/** The text of `docs/conformance.md`. */
export function renderCoverage({ good, failing, cairoVm, results, library }: CoverageInput): string {
  const resultOf = (fixture: Fixture): ReferenceResult => {
    const result = results.get(fixture);
    if (!result) throw new Error(`${fixture.name} has no result.`);
    return result;
  };
  const executed = new Map(
    good.flatMap(fixture => {
      const each = readExecuted(resultOf(fixture));
      return each ? [[fixture, each] as const] : [];
    }),
  );
  return [
    '# What conformance covers',
    '',
    'Made by `test/conformance/coverage.test.ts`, which fails when this page is stale; `UPDATE=1` writes it anew.',
    `${good.length} programs that run and ${failing.length} that fail are compared with cairo-lang 0.14.0.1, ` +
      `${cairoVm.length} more with cairo-vm 3.2.0: trace, memory sorted by address, printed output, error text, exit code, ` +
      'the AIR inputs of a proof, debug information and the members of a Cairo PIE.',
    '',
    '## Builtins',
    '',
    ...builtinTable(executed, failing, cairoVm),
    '',
    'No layout has segment_arena: it is for function runs, and `vm-core/src/builtins/segment-arena.test.ts` covers it.',
    '',
    '## Layouts',
    '',
    ...layoutTable(good, cairoVm),
    '',
    '## Options of cairo-run',
    '',
    ...optionTable([...good, ...failing]),
    '',
    '## Instructions',
    '',
    ...instructionTable(executed),
    '',
    "## Modules of cairo-lang's common library",
    '',
    'Functions count as covered when a run entered them. `is_on_curve` of `cairo_secp.signature` does not compile.',
    '',
    ...libraryTable(executed, cairoVm, library),
    '',
    '## Errors',
    '',
    '*own* marks an error that differs on purpose, as [differences.md](differences.md) says.',
    '',
    ...errorTable(failing, resultOf),
    '',
    '## Beside cairo-vm',
    '',
    ...table(
      ['program', 'what'],
      cairoVm.map(fixture => [code(shortName(fixture)), description(fixture)]),
    ),
    '',
  ].join('\n');
}

function builtinTable(
  executed: ReadonlyMap<Fixture, Executed>,
  failing: readonly Fixture[],
  cairoVm: readonly Fixture[],
): string[] {
  const rows = SUPPORTED_BUILTINS.filter(name => name !== 'segment_arena').map(builtin => {
    const users = [...executed]
      .filter(([, { builtins }]) => builtins.includes(builtin))
      .map(([fixture]) => fixture)
      .sort((a, b) => Number(b.name.includes(builtin)) - Number(a.name.includes(builtin)));
    return [
      builtin,
      list(users.filter(fixture => !isProof(fixture))),
      list(users.filter(isProof)),
      list(users.filter(writesPie)),
      list(failing.filter(fixture => declares(fixture, builtin))),
      list(cairoVm.filter(fixture => declares(fixture, builtin))),
    ];
  });
  return table(['builtin', 'run', 'proof', 'PIE', 'errors', 'beside cairo-vm'], rows);
}

function layoutTable(good: readonly Fixture[], cairoVm: readonly Fixture[]): string[] {
  const rows = layoutNames().map(layout => {
    const users = good.filter(fixture => argumentsOf(fixture).includes(`--layout=${layout}`));
    return [
      layout,
      list(users.filter(fixture => !isProof(fixture))),
      list(users.filter(isProof)),
      list(cairoVm.filter(({ source }) => new RegExp(`--layout ${layout}\\b`).test(source))),
    ];
  });
  return table(['layout', 'run', 'proof', 'beside cairo-vm'], rows);
}

function optionTable(fixtures: readonly Fixture[]): string[] {
  const users = new Map<string, Fixture[]>();
  for (const fixture of fixtures) {
    const outputs = fixture.runs.flatMap(run => run.outputs.map(output => `--${output}`));
    const pie = fixture.runs.length > 1 ? ['--run_from_cairo_pie'] : [];
    const options = [...argumentsOf(fixture), ...outputs, ...pie].map(option => option.replace(/=.*/, ''));
    for (const option of new Set(options)) users.set(option, [...(users.get(option) ?? []), fixture]);
  }
  const rows = [...users].sort(([a], [b]) => (a < b ? -1 : 1));
  return table(
    ['option', 'programs'],
    rows.map(([option, programs]) => [code(option), list(programs)]),
  );
}

function instructionTable(executed: ReadonlyMap<Fixture, Executed>): string[] {
  const all = [...compilableForms().values()];
  const seen = new Set([...executed.values()].flatMap(({ flags }) => [...flags]));
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const rows = kinds.map((kind: FormKind) => {
    const forms = all.filter(form => form.kind === kind);
    const isSeen = ({ flags }: InstructionForm): boolean => seen.has(flags);
    const failing = forms.filter(form => form.leadsToNumber && !isSeen(form));
    const missing = forms.filter(form => !form.leadsToNumber && !isSeen(form));
    return [code(kind), forms, forms.filter(isSeen), failing, missing].map(cell =>
      typeof cell === 'string' ? cell : String(cell.length),
    );
  });
  return [
    'A form is everything in an instruction but its offsets and its immediate. Those that lead to a number fail by their',
    'nature: `errors/jump_to_number` and `errors/jump_to_product`. Words that no source leads to are in the random programs.',
    '',
    ...table(['instruction', 'forms that the compiler makes', 'run', 'lead to a number', 'not run'], rows),
  ];
}

function libraryTable(
  executed: ReadonlyMap<Fixture, Executed>,
  cairoVm: readonly Fixture[],
  library: readonly LibraryModule[],
): string[] {
  const rows = library.map(module => {
    // cairo-vm leaves no trace behind: what its programs import counts.
    const besideCairoVm = (name: string): Fixture[] =>
      cairoVm.filter(
        ({ source }) => source.includes(module.name) && new RegExp(`\\b${name}\\b`).test(source),
      );
    const users = (name: string): Fixture[] =>
      [...executed]
        .filter(([, { functions }]) => functions.has(`${module.name}.${name}`))
        .map(([f]) => f)
        .concat(besideCairoVm(name));
    const covered = module.functions.filter(name => users(name).length > 0);
    const missing = module.functions.filter(name => users(name).length === 0);
    const programs = [...new Set(covered.flatMap(users))];
    return [
      code(module.name.replace('starkware.cairo.common.', '')),
      module.hasHints ? 'yes' : '',
      `${covered.length} of ${module.functions.length}`,
      list(
        programs
          .filter(fixture => fixture.name.includes('/library/'))
          .concat(programs)
          .filter(isFirst),
      ),
      module.isImportable
        ? missing.map(code).join(', ')
        : 'its imports are of another folder: cannot be compiled',
    ];
  });
  return table(['module', 'hints', 'functions', 'programs', 'not covered'], rows);
}

function errorTable(failing: readonly Fixture[], resultOf: (fixture: Fixture) => ReferenceResult): string[] {
  const rows = failing.map(fixture => {
    const stderr = resultOf(fixture).runs.at(-1)?.stderr ?? '';
    const text = fixture.ownError === undefined ? errorLine(stderr) : `*own* ${errorLine(fixture.ownError)}`;
    return [code(shortName(fixture).replace('errors/', '')), description(fixture), text];
  });
  return table(['program', 'what', 'message'], rows);
}

function list(fixtures: readonly Fixture[]): string {
  return names(fixtures.map(shortName), NAMED);
}

function shortName({ name }: Fixture): string {
  return name.replace('test/conformance/programs/', '').replace('.cairo', '');
}

/** The first sentences of the comment that says what the program is for. */
function description({ source }: Fixture): string {
  const lines = source.split('\n');
  const first = lines.findIndex(line => /^\/\/ (?![\w-]+: )/.test(line));
  const rest = lines.slice(first);
  const length = rest.findIndex(line => !/^\/\/ (?!own-error: )/.test(line));
  return rest
    .slice(0, length)
    .map(line => line.slice(3))
    .join(' ');
}

function declares({ source }: Fixture, builtin: string): boolean {
  return new RegExp(`^%builtins .*\\b${builtin}\\b`, 'm').test(source);
}

function argumentsOf({ runs }: Fixture): readonly string[] {
  return runs.flatMap(run => run.args);
}

function isProof(fixture: Fixture): boolean {
  return argumentsOf(fixture).includes('--proof_mode');
}

function writesPie({ runs }: Fixture): boolean {
  return runs.some(run => run.outputs.includes('cairo_pie_output'));
}

function isFirst<T>(value: T, index: number, all: readonly T[]): boolean {
  return all.indexOf(value) === index;
}
