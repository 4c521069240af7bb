import { readdirSync } from 'node:fs';

/** Where an installation is. */
export interface Progress {
  /** What is being done, in words for people: `Downloading cairo-lang: sympy`. */
  stage: string;
  /** From 0 to 1, never falling, estimated; absent while nothing can be told. */
  fraction?: number;
}

/** How many packages pip collects for cairo-lang, about; the estimate only moves a bar. */
const PACKAGES = 75;
/** The part of the time until everything is downloaded, and until everything is installed. */
const DOWNLOADED = 0.6;
const INSTALLED = 0.95;
const LOOK_MS = 500;

/**
 * Makes a moving line of what pip does: it reads what pip prints while it downloads, and counts the packages in the
 * environment while pip installs them, which it does without a word for up to a minute.
 */
export class PipProgress {
  private collected = 0;
  private timer: NodeJS.Timeout | undefined;

  /**
   * @param sitePackages the environment's folder for packages
   * @param onProgress called with every change
   */
  constructor(
    private readonly sitePackages: string,
    private readonly onProgress: (progress: Progress) => void,
  ) {
    onProgress({ stage: 'Downloading cairo-lang', fraction: 0.02 });
  }

  /** Takes a line that pip printed. */
  read(line: string): void {
    const [, collecting] = /^Collecting ([\w.-]+)/.exec(line) ?? [];
    const [, file, size] = /^\s*(?:Downloading|Using cached) ([\w.-]+?)-\d\S* \(([^)]+)\)/.exec(line) ?? [];
    const [, building] = /^\s*Building wheel for ([\w.-]+)/.exec(line) ?? [];
    const [, installing] = /^Installing collected packages: (.*)/.exec(line) ?? [];
    if (collecting !== undefined) {
      this.collected += 1;
      this.downloading(collecting);
    } else if (file !== undefined) {
      this.downloading(`${file} (${size})`);
    } else if (building !== undefined) {
      this.onProgress({ stage: `Building ${building}`, fraction: DOWNLOADED });
    } else if (installing !== undefined) {
      this.watch(installing.split(',').length);
    }
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private downloading(what: string): void {
    const fraction = Math.max(0.02, Math.min(this.collected / PACKAGES, 1) * DOWNLOADED);
    this.onProgress({ stage: `Downloading cairo-lang: ${what}`, fraction });
  }

  private watch(total: number): void {
    const before = this.countPackages();
    let last = -1;
    const look = (): void => {
      const done = Math.min(this.countPackages() - before, total);
      if (done > last) {
        last = done;
        const fraction = DOWNLOADED + ((INSTALLED - DOWNLOADED) * done) / total;
        this.onProgress({ stage: `Installing cairo-lang: ${done} of ${total} packages`, fraction });
      }
    };
    look();
    this.timer = setInterval(look, LOOK_MS);
  }

  private countPackages(): number {
    try {
      return readdirSync(this.sitePackages).filter(name => name.endsWith('.dist-info')).length;
    } catch {
      return 0;
    }
  }
}
