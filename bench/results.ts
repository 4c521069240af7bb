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

/** Puts a measured section into RESULTS.md. */
export function keepResult(titles: readonly string[], title: string, body: string): void {
  const before = existsSync(FILE) ? readFileSync(FILE, 'utf8') : '';
  writeFileSync(FILE, withSection(before, titles, title, body));
}

/** The page with one section replaced or added. Sections are in the order of `titles`; others are left out. */
export function withSection(page: string, titles: readonly string[], title: string, body: string): string {
  const sections = new Map([...readSections(page), [title, body] as const]);
  const bodies = titles.flatMap(known => {
    const text = sections.get(known);
    return text === undefined ? [] : [formatSection(known, text)];
  });
  return [INTRODUCTION, ...bodies].join('\n');
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
