import { referenceError } from '../error-text.ts';

const LIMIT = 120;
/** Their texts are Python's, and differ from version to version. */
const PYTHON_TEXT = /^(SyntaxError|IndentationError|TypeError|AttributeError|NameError): .*/;

/** The line of an error text that says what is wrong: an exception's of a hint, else the VM's. Without paths. */
export function errorLine(stderr: string): string {
  const lines = referenceError(stderr).split('\n');
  const at = lines.findIndex(line => /Error at pc=/.test(line));
  const said = lines.find(line => line.startsWith('Error message: ')) ?? lines[at + 1] ?? lines[0] ?? '';
  const raised = lines.findLast(line => /^[\w.]+(Error|Exception|Exit)\b/.test(line));
  const line = said.startsWith('Got an exception') ? (raised ?? said) : at < 0 ? (lines[0] ?? '') : said;
  const short = line.replace(PYTHON_TEXT, '$1').replaceAll(/\d{25,}/g, digits => `${digits.slice(0, 6)}…`);
  return `\`${short.length > LIMIT ? `${short.slice(0, LIMIT)}…` : short}\``;
}
