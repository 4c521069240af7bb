/** Where lines cannot be rewritten (a log), the progress within a stage is told this rarely, in ms. */
const logInterval = 5_000;

/** One line per stage of the set-up: what it is doing while it works, and that it is ready. */
export class Stages {
  /** @param {number} count how many there will be */
  constructor(count) {
    /** @readonly */
    this.count = count;
    this.current = 0;
  }

  /**
   * @template T
   * @param {string} title
   * @param {(say: (message: string) => void) => Promise<T>} work `say` tells what takes long
   * @returns {Promise<T>} the error of a stage that fails names the stage
   */
  async run(title, work) {
    this.current += 1;
    const label = `[${this.current}/${this.count}] ${title}`;
    const begin = Date.now();
    let told = 0;
    const say = (/** @type {string} */ message) => {
      if (process.stdout.isTTY) {
        process.stdout.write(`${clearLine}${label}: ${message} ...`);
      } else if (Date.now() - told >= logInterval) {
        console.log(`${label}: ${message} ...`);
        told = Date.now();
      }
    };
    try {
      const result = await work(say);
      const seconds = ((Date.now() - begin) / 1000).toFixed(1);
      console.log(`${process.stdout.isTTY ? clearLine : ''}${label}: ready (${seconds} s)`);
      return result;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${label}: failed.\n${message}`, { cause: error });
    }
  }
}

const clearLine = '\r\u001b[K';
