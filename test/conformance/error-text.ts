/**
 * Makes the error texts of the two VMs comparable. Two things in cairo-lang's text are about its own insides and
 * not about the program: the frames of its Python files, and the traceback of errors that it does not expect.
 */

const HEAD = 'Traceback (most recent call last):\n';
const LINKS = [
  '\nDuring handling of the above exception, another exception occurred:\n\n',
  '\nThe above exception was the direct cause of the following exception:\n\n',
];
const ENTRY = / {2}File "(.*)", line \d+, in .*\n(?: {4}.*\n)*/g;

/** Frames of the VM itself: cairo-lang's modules, or this project's Python package. */
function isOwnFrame(file: string): boolean {
  return /[\\/](starkware[\\/].*\.py|cairo_vm_py[\\/].*)$/.test(file);
}

/** The text without the VM's own frames, and without exceptions that were raised and caught among them only. */
export function withoutOwnFrames(text: string): string {
  // The Cairo traceback comes first and has a line that starts differently.
  const start = text.search(/^Traceback \(most recent call last\):\n/m);
  if (start < 0) return text;
  let kept = text.slice(0, start);
  for (const part of splitChain(text.slice(start))) {
    const own = part.text.replaceAll(ENTRY, (entry, file: string) => (isOwnFrame(file) ? '' : entry));
    const isInternal = own !== part.text && !/^ {2}File "/m.test(own);
    if (!isInternal || part.link === '') kept += own + part.link;
  }
  return kept;
}

/** Chained exceptions, each with the sentence that leads to the next. */
function splitChain(text: string): { text: string; link: string }[] {
  const parts: { text: string; link: string }[] = [];
  let rest = text;
  for (;;) {
    const ends = LINKS.map(link => ({ link, at: rest.indexOf(link + HEAD) })).filter(({ at }) => at >= 0);
    const next = ends.sort((a, b) => a.at - b.at)[0];
    if (next === undefined) return [...parts, { text: rest, link: '' }];
    parts.push({ text: rest.slice(0, next.at), link: next.link });
    rest = rest.slice(next.at + next.link.length);
  }
}

/**
 * What cairo-run means to say: an exception that it does not expect ends it with a Python traceback, of which only
 * the last message is about the program. `Error: ` is how it starts those that it does expect.
 */
export function referenceError(stderr: string): string {
  if (!stderr.startsWith('Traceback')) return stderr;
  const message = /^[\w.]+(?:Error|Exception|Base|Cells): ([^]*)$/m.exec(lastException(stderr))?.[1];
  return message === undefined ? stderr : `Error: ${message}`;
}

function lastException(text: string): string {
  return splitChain(text).at(-1)?.text ?? text;
}
