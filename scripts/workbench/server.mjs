/**
 * Starts and stops one VS Code server on 127.0.0.1. Its data, settings and extensions live in a folder of its own.
 * The address carries a secret token: without it, every user of the machine and every web page could use the
 * server, which gives a terminal.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from './ports.mjs';
import { quietSettings } from './settings.mjs';

/** How long the server may take to answer, in ms; it takes about one second on an idle machine. */
const startLimit = 60_000;
/** How long it may take to end by itself. */
const stopLimit = 5_000;

/**
 * @typedef {object} ServerOptions
 * @property {import('./kit.mjs').Kit} kit
 * @property {string} dataFolder where the server keeps everything; made when missing
 * @property {string} workspace the folder that the workbench opens
 * @property {number} [port] default: a free one
 * @property {NodeJS.ProcessEnv} [env] the environment of the server, its terminals and extensions
 * @property {Record<string, unknown>} [settings] user settings beside the quiet ones
 * @property {boolean} [testMode] lets an address name an extension under development and a test suite
 *
 * @typedef {object} Server
 * @property {string} origin `http://127.0.0.1:port`
 * @property {string} address what a person opens; with the token
 * @property {Promise<string>} ended says how the server ended
 * @property {() => Promise<void>} stop ends the server and all that it started
 */

/** @param {string} dataFolder */
export const extensionsFolder = dataFolder => join(dataFolder, 'extensions');

/** @param {string} dataFolder */
function serverArguments(dataFolder) {
  return ['--server-data-dir', dataFolder, '--extensions-dir', extensionsFolder(dataFolder)];
}

/**
 * Installs a packaged extension into the server's folder.
 *
 * @param {Pick<ServerOptions, 'kit' | 'dataFolder' | 'env'>} options
 * @param {string} vsix
 * @returns {Promise<void>}
 */
export function installExtension({ kit, dataFolder, env }, vsix) {
  mkdirSync(extensionsFolder(dataFolder), { recursive: true });
  return new Promise((resolve, reject) => {
    const child = spawn(
      kit.node,
      [kit.server, ...serverArguments(dataFolder), '--install-extension', vsix, '--force'],
      { env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', data => (output += String(data)));
    }
    child.on('error', reject);
    child.on('close', code => {
      if (code === 0 && output.includes('was successfully installed')) {
        resolve();
      } else {
        reject(new Error(`The workbench does not install ${vsix} (exit code ${code}):\n${output}`));
      }
    });
  });
}

/**
 * @param {ServerOptions} options
 * @returns {Promise<Server>} once the server answers; rejects when it does not
 */
export async function startServer({ kit, dataFolder, workspace, port, env, settings, testMode }) {
  writeSettings(dataFolder, settings ?? {});
  const token = randomBytes(16).toString('hex');
  const usedPort = port ?? (await freePort());
  const logFile = join(dataFolder, 'server.log');
  const child = spawn(
    kit.node,
    [
      kit.server,
      ...serverArguments(dataFolder),
      ...['--host', '127.0.0.1', '--port', String(usedPort), '--connection-token', token],
      ...['--accept-server-license-terms', '--telemetry-level', 'off', '--disable-workspace-trust'],
      ...(testMode === true ? ['--enable-smoke-test-driver'] : []),
    ],
    // A process group of its own: extension hosts and debug adapters end with the server.
    { env: env ?? process.env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const log = createWriteStream(logFile);
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const killGroup = () => signalGroup(child.pid, 'SIGKILL');
  process.once('exit', killGroup);
  /** @type {Promise<string>} */
  const ended = new Promise(resolve => {
    child.on('error', error => resolve(`The workbench cannot be started: ${error.message}`));
    child.on('exit', (code, signal) => resolve(`The workbench ended (${code ?? signal}); see ${logFile}`));
  });

  const stop = async () => {
    signalGroup(child.pid, 'SIGTERM');
    const timer = setTimeout(killGroup, stopLimit);
    await ended;
    clearTimeout(timer);
    killGroup();
    process.off('exit', killGroup);
  };

  const origin = `http://127.0.0.1:${usedPort}`;
  try {
    await answering(`${origin}/?tkn=${token}`, ended, logFile);
  } catch (error) {
    await stop();
    throw error;
  }
  const address = `${origin}/?tkn=${token}&folder=${encodeURIComponent(workspace)}`;
  return { origin, address, ended, stop };
}

/**
 * Asks until the server answers.
 *
 * @param {string} address
 * @param {Promise<string>} ended
 * @param {string} logFile
 */
async function answering(address, ended, logFile) {
  const limit = Date.now() + startLimit;
  for (;;) {
    const outcome = await Promise.race([
      ended,
      fetch(address, { redirect: 'manual' }).then(
        response => response.status < 400,
        () => false,
      ),
    ]);
    if (typeof outcome === 'string') {
      throw new Error(outcome);
    }
    if (outcome) {
      return;
    }
    if (Date.now() > limit) {
      throw new Error(`The workbench does not answer at ${address} after ${startLimit} ms; see ${logFile}`);
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

/**
 * Settings that a person changed in a workbench that was used before stay.
 *
 * @param {string} dataFolder
 * @param {Record<string, unknown>} settings
 */
function writeSettings(dataFolder, settings) {
  const file = join(dataFolder, 'data', 'User', 'settings.json');
  if (!existsSync(file)) {
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, `${JSON.stringify({ ...quietSettings, ...settings }, undefined, 2)}\n`);
  }
}

/**
 * @param {number | undefined} pid
 * @param {NodeJS.Signals} signal
 */
function signalGroup(pid, signal) {
  if (pid === undefined) {
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch {
    // All of them have ended.
  }
}
