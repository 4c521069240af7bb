import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureCairoLang } from '../../toolchain/src/index.ts';
import { readLibrary } from './coverage/library.ts';
import { renderCoverage } from './coverage/table.ts';
import { cairoVmFixtures, failingFixtures, goodFixtures, ROOT } from './fixtures.ts';
import { Reference } from './reference.ts';

const PAGE = join(ROOT, 'docs/conformance.md');

describe('docs/conformance.md', function () {
  this.timeout(900_000);

  it('says what the programs cover', async () => {
    const { python } = await ensureCairoLang({});
    const reference = new Reference(python);
    const [good, failing] = [goodFixtures(), failingFixtures()];
    const results = await Promise.all(
      [...good, ...failing].map(async fixture => [fixture, await reference.result(fixture)] as const),
    );
    const text = renderCoverage({
      ...{ good, failing, cairoVm: cairoVmFixtures() },
      ...{ results: new Map(results), library: readLibrary(python) },
    });
    if (process.env['UPDATE'] === '1') return writeFileSync(PAGE, text);
    const hint = 'docs/conformance.md is stale: UPDATE=1 writes it anew';
    assert.equal(readFileSync(PAGE, 'utf8').replaceAll('\r\n', '\n'), text, hint);
  });
});
