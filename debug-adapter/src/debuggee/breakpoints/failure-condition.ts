import { compileCondition, parseCondition } from '../../../../vm-core/src/index.ts';
import type { HitMoment } from './bound-breakpoint.ts';
import { readText } from './breakpoint-text.ts';
import type { SiteOf } from './compile-at-points.ts';

/** Does a failure with this text, at this moment, stop? @throws Error that says why it cannot be told */
export type FailureTest = (text: string, at: HitMoment, siteOf: SiteOf) => boolean;

const REGEX = /^\/(.+)\/([a-z]*)$/s;

/**
 * Parses the condition of an exception filter: a part of the error's text, a regular expression for it as `/…/i`, or a
 * condition at the moment of the failure as `cairo: n == 0`.
 * @throws Error that says what is wrong with it
 */
export function parseFailureCondition(condition: string): FailureTest {
  const [, source, flags = ''] = REGEX.exec(condition.trim()) ?? [];
  if (source !== undefined) {
    const regex = new RegExp(source, flags.replace(/[gy]/g, ''));
    return text => regex.test(text);
  }
  if (!/^\s*cairo\s*:/.test(condition)) return text => text.includes(condition.trim());
  const parsed = parseCondition(readText(condition).text);
  return (_, at, siteOf) => {
    const { program, site } = siteOf(at);
    return compileCondition(program, site, parsed)(at);
  };
}
