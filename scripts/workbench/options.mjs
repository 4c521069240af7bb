/** The options of `npm start`. */
import { parseArgs } from 'node:util';

export const usage = `npm start -- [options]
  --port <number>  the workbench's port on 127.0.0.1
  --browser        the workbench in a browser, even where the \`code\` command is on the PATH
  --no-open        print the address and do not open it
  --help           print this text`;

/**
 * @typedef {object} StartOptions
 * @property {number | undefined} port
 * @property {boolean} browser
 * @property {boolean} open
 * @property {boolean} help
 */

/**
 * @param {readonly string[]} args
 * @returns {StartOptions} throws for what it does not know
 */
export function parseStartOptions(args) {
  const { values } = readArguments(args);
  return {
    port: values.port === undefined ? undefined : parsePort(values.port),
    // A port is the browser workbench's.
    browser: values.browser === true || values.port !== undefined,
    open: values['no-open'] !== true,
    help: values.help === true,
  };
}

/** @param {readonly string[]} args */
function readArguments(args) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        port: { type: 'string' },
        browser: { type: 'boolean' },
        'no-open': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`, {
      cause: error,
    });
  }
}

/** @param {string} text */
function parsePort(text) {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535) {
    throw new Error(`--port wants a number from 1 to 65535, not "${text}".`);
  }
  return port;
}
