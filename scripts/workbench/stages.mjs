/** One line when a stage of the set-up begins to work, one when it is ready. */
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
    let last = '';
    const say = (/** @type {string} */ message) => {
      if (message !== last) {
        last = message;
        console.log(`${label}: ${message} ...`);
      }
    };
    try {
      const result = await work(say);
      console.log(`${label}: ready (${((Date.now() - begin) / 1000).toFixed(1)} s)`);
      return result;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      throw new Error(`${label}: failed.\n${message}`, { cause: error });
    }
  }
}
