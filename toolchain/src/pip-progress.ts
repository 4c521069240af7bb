/** Where an installation is. */
export interface Progress {
  /** What is being done, in words for people: `Downloading cairo-lang: sympy`. */
  stage: string;
  /** From 0 to 1, never falling, estimated; absent while nothing can be told. */
  fraction?: number;
}

/** How many packages pip collects for cairo-lang, about; the estimate only moves a bar. */
const PACKAGES = 68;
/** The part of the time until everything is downloaded. */
const DOWNLOAD_SHARE = 0.6;

/**
 * Makes a moving line of what pip prints.
 *
 * @returns a function to call with each line; it answers undefined for lines that say nothing new
 */
export function pipProgress(): (line: string) => Progress | undefined {
  let collected = 0;
  return line => {
    const collecting = /^Collecting ([\w.-]+)/.exec(line);
    if (collecting !== null) {
      collected += 1;
      return { stage: `Downloading cairo-lang: ${collecting[1]}`, fraction: downloadFraction(collected) };
    }
    const downloading = /^\s*(?:Downloading|Using cached) ([\w.]+?)-\d\S* \(([^)]+)\)/.exec(line);
    if (downloading !== null) {
      const [, name, size] = downloading;
      return { stage: `Downloading cairo-lang: ${name} (${size})`, fraction: downloadFraction(collected) };
    }
    const building = /^\s*Building wheel for ([\w.-]+)/.exec(line);
    if (building !== null) {
      return { stage: `Building ${building[1]}`, fraction: DOWNLOAD_SHARE };
    }
    if (line.startsWith('Installing collected packages')) {
      return { stage: 'Installing cairo-lang', fraction: DOWNLOAD_SHARE };
    }
    return undefined;
  };
}

function downloadFraction(collected: number): number {
  return Math.min(collected / PACKAGES, 1) * DOWNLOAD_SHARE;
}
