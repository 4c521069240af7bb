import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BENCH } from './paths.ts';

const FILE = join(BENCH, 'RESULTS.md');

const INTRODUCTION = `# Speed

Made by \`npm run bench\`; \`npm run bench -- --only NAME\` measures one section again. Contestants run in turn, each run
in a process of its own; figures are medians. A ratio above 1 of speeds means that this VM is faster, and one below 1 of
memory that it takes less. Beside a ratio stands, in brackets, what is promised. *Processor* is time of all processors together.
cairo-vm is the library in Rust (release build, with the allocator of its own command line), in a small runner: \`bench/cairo-vm-runner\`.
`;

/** Puts measured sections into RESULTS.md, in this order of headings; those not measured now stay as they are. */
export function keepResults(titles: readonly string[], measured: ReadonlyMap<string, string>): void {
  const sections = new Map([
    ...(existsSync(FILE) ? readSections(readFileSync(FILE, 'utf8')) : []),
    ...measured,
  ]);
  const bodies = titles.flatMap(title => {
    const body = sections.get(title);
    return body === undefined ? [] : [formatSection(title, body)];
  });
  writeFileSync(FILE, [INTRODUCTION, ...bodies].join('\n'));
}

export function formatSection(title: string, body: string): string {
  return `## ${title}\n\n${body.trim()}\n`;
}

function readSections(text: string): [string, string][] {
  return text
    .split(/^## /m)
    .slice(1)
    .map(section => {
      const [title = '', ...body] = section.split('\n');
      return [title, body.join('\n')];
    });
}
