/**
 * Makes the error texts of the two VMs comparable. Two things in cairo-lang's text are about its own insides and
 * not about the program: the frames of its Python files, and the traceback of errors that it does not expect.
 */

const CHAINED =
  /\n(?:During handling of the above exception, another exception occurred|The above exception was the direct cause of the following exception):\n\n/;
const ENTRY = / {2}File "(.*)", line \d+, in .*\n(?: {4}.*\n)*/g;

/** Frames of the VM itself: cairo-lang's modules, or this project's Python package. */
function isOwnFrame(file: string): boolean {
  return /[\\/](starkware[\\/].*\.py|cairo_vm_py[\\/].*)$/.test(file);
}

/** The text without the VM's own frames, and without exceptions that were raised and caught among them only. */
export function withoutOwnFrames(text: string): string {
  const start = text.indexOf('Traceback (most recent call last):\n', text.indexOf('Cairo traceback') + 10);
  if (start < 0) return text;
  const parts = text.slice(start).split(CHAINED);
  const kept = parts
    .map(part => part.replaceAll(ENTRY, (entry, file: string) => (isOwnFrame(file) ? '' : entry)))
    .filter((part, index) => index === parts.length - 1 || / {2}File "/.test(part));
  return text.slice(0, start) + kept.join('\n');
}

/**
 * What cairo-run means to say: an exception that it does not expect ends it with a Python traceback, of which only
 * the last message is about the program. `Error: ` is how it starts those that it does expect.
 */
export function referenceError(stderr: string): string {
  if (!stderr.startsWith('Traceback')) return stderr;
  const message = /^(?:[\w.]+(?:Error|Exception|Base)): (.*)$/m.exec(stderr)?.[1];
  return message === undefined ? stderr : `Error: ${message}\n`;
}
