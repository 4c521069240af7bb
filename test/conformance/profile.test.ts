import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'fflate';
import { Profile } from 'pprof-format';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { ROOT } from './fixtures.ts';
import { COMMAND } from './own.ts';

const FOLDER = join(ROOT, 'test/conformance/profiles');
const OUTPUT = join(ROOT, 'out/conformance/profiles');
const SOURCE = 'loops.cairo';

interface Golden {
  /** SHA-256 of the program. */
  readonly source: string;
  /** Steps by chain of functions. */
  readonly stacks: Readonly<Record<string, number>>;
}

describe('the steps by chains of calls that cairo-lang counts', function () {
  this.timeout(120_000);
  const golden = JSON.parse(readFileSync(join(FOLDER, 'loops.profile.json'), 'utf8')) as Golden;
  let python = '';

  before(async () => {
    mkdirSync(OUTPUT, { recursive: true });
    ({ python } = await ensureCairoLang({}));
    const source = readFileSync(join(FOLDER, SOURCE));
    assert.equal(
      createHash('sha256').update(source).digest('hex'),
      golden.source,
      'loops.cairo has changed: run make_profile_goldens.py',
    );
  });

  function profileOf(name: string): Buffer {
    const file = join(OUTPUT, name);
    execFileSync(process.execPath, [COMMAND, 'run', SOURCE, '--python', python, '--profile-output', file], {
      cwd: FOLDER,
    });
    return readFileSync(file);
  }

  it('are in the profile for pprof', () => {
    const file = profileOf('loops.pb.gz');
    assert.deepEqual(pprofStacks(file), golden.stacks);
    assert.deepEqual(profileOf('again.pb.gz'), file);
  });

  it('are in the profile for pprof with files and lines', () => {
    const { location, function: functions, stringTable } = decode(profileOf('loops.pb.gz'));
    const text = (index: number | bigint): string => stringTable.strings[Number(index)] ?? '';
    const sumTo = functions.find(each => text(each.name) === '__main__.sum_to') ?? assert.fail();
    assert.deepEqual([text(sumTo.filename), sumTo.startLine], [join(FOLDER, SOURCE), 16]);
    const lines = location.flatMap(({ line: [line] }) =>
      line?.functionId === sumTo.id ? [Number(line.line)] : [],
    );
    assert.deepEqual([...new Set(lines)].sort(), [16, 17, 19, 20]);
  });

  it('are in the profile in the form of V8', () => {
    const profile = JSON.parse(profileOf('loops.cpuprofile').toString()) as V8Profile;
    assert.deepEqual(v8Stacks(profile), golden.stacks);
    const steps = Object.values(golden.stacks).reduce((sum, count) => sum + count, 0);
    assert.equal(profile.endTime - profile.startTime, steps);
    // Each sample lasts until the next one, the last until the end.
    const ends = [...profile.timeDeltas.slice(1), 0];
    const known = profile.timeDeltas.reduce((sum, delta) => sum + delta, 0);
    ends[ends.length - 1] = profile.endTime - profile.startTime - known;
    const byId = new Map(profile.nodes.map(node => [node.id, node]));
    profile.samples.forEach((id, i) => assert.equal(byId.get(id)?.hitCount, ends[i]));
    const main = profile.nodes.find(node => node.callFrame.functionName === '__main__.main') ?? assert.fail();
    assert.equal(main.callFrame.url, pathToFileURL(join(FOLDER, SOURCE)).href);
    assert.deepEqual(
      main.positionTicks.map(({ line }) => line).sort((a, b) => a - b),
      [4, 5, 6, 8, 10, 11, 12],
    );
  });
});

function decode(file: Uint8Array): Profile {
  return Profile.decode(gunzipSync(file));
}

function pprofStacks(file: Uint8Array): Record<string, number> {
  const { sample, location, function: functions, stringTable } = decode(file);
  const names = new Map(functions.map(({ id, name }) => [id, stringTable.strings[Number(name)]]));
  const places = new Map(location.map(({ id, line }) => [id, names.get(line[0]?.functionId ?? 0)]));
  const counts: Record<string, number> = {};
  for (const { locationId, value } of sample) {
    const chain = locationId
      .map(id => places.get(id))
      .reverse()
      .join('>');
    counts[chain] = (counts[chain] ?? 0) + Number(value[0]);
  }
  return counts;
}

interface V8Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly hitCount: number;
    readonly children: readonly number[];
    readonly positionTicks: readonly { readonly line: number; readonly ticks: number }[];
  }[];
  readonly startTime: number;
  readonly endTime: number;
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

function v8Stacks({ nodes }: V8Profile): Record<string, number> {
  const byId = new Map(nodes.map(node => [node.id, node]));
  const counts: Record<string, number> = {};
  const walk = (id: number, path: readonly string[]): void => {
    const node = byId.get(id) ?? assert.fail();
    const chain = [...path, node.callFrame.functionName];
    if (node.hitCount > 0) counts[chain.join('>')] = node.hitCount;
    const ticks = node.positionTicks.reduce((sum, each) => sum + each.ticks, 0);
    assert.equal(ticks, node.hitCount);
    for (const child of node.children) walk(child, chain);
  };
  for (const child of nodes[0]?.children ?? []) walk(child, []);
  return counts;
}
