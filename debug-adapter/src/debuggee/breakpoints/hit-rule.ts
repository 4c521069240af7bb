import type { PythonDebugger } from '../../../../python-bridge/src/index.ts';
import {
  compileCondition,
  parseCondition,
  prepareExpression,
  type MachineView,
  type Program,
  type TypedValue,
} from '../../../../vm-core/src/index.ts';
import type { HitLog, HitRule, HitTest, StopPoint } from './bound-breakpoint.ts';
import { readText, type BreakpointText } from './breakpoint-text.ts';
import { compileAtPoints, type SiteOf } from './compile-at-points.ts';
import { parseHitCount } from './hit-count.ts';
import { parseLogMessage } from './log-message.ts';

/** What a person wants of a breakpoint besides its place. */
export interface HitWishes {
  readonly condition?: string | undefined;
  readonly hitCondition?: string | undefined;
  readonly logMessage?: string | undefined;
}

/** What rules are made with. */
export interface RuleParts {
  readonly siteOf: SiteOf;
  /** Or why there is none to ask. */
  readonly python: Pick<PythonDebugger, 'evaluate'> | string;
  /** A value as logs show it. */
  show(program: Program, value: TypedValue, at: MachineView): string;
  /** Of texts without a prefix. */
  readonly language: BreakpointText['language'];
}

export interface Ruled {
  /** The points at which the names of the rule mean something. */
  readonly points: readonly StopPoint[];
  /** Undefined: it always stops. */
  readonly rule: HitRule | undefined;
  /** The condition, if it is in Python: where Python stops, it need not stop in vain. */
  readonly pythonCondition: string | undefined;
  /** Why it is not for all points. */
  readonly note: string | undefined;
}

/** Makes the rule of a breakpoint at these points. @throws Error that says what is wrong with a wish */
export function makeRule(wishes: HitWishes, points: readonly StopPoint[], parts: RuleParts): Ruled {
  const [condition, hitCondition, logMessage] = [
    wishes.condition,
    wishes.hitCondition,
    wishes.logMessage,
  ].map(wish => (wish === undefined || wish.trim() === '' ? undefined : wish));
  const conditionText = condition === undefined ? undefined : readText(condition, parts.language);
  const maker = new RuleMaker(points, parts);
  const test = conditionText && maker.test(conditionText);
  const count = hitCondition === undefined ? undefined : parseHitCount(hitCondition);
  const log = logMessage === undefined ? undefined : maker.log(logMessage);
  const asksPython = conditionText?.language === 'python';
  const isPlain = (test ?? count ?? log) === undefined;
  const text = JSON.stringify([condition, hitCondition, logMessage]);
  return {
    points: maker.points,
    rule: isPlain
      ? undefined
      : { ...(test && { test, asksPython }), ...(count && { count }), ...(log && { log }), text },
    pythonCondition: conditionText?.language === 'python' ? conditionText.text : undefined,
    note: maker.note,
  };
}

/** Compiles the texts of one rule; each may leave fewer points. */
class RuleMaker {
  readonly #count: number;
  #problem: string | undefined;

  constructor(
    public points: readonly StopPoint[],
    private readonly parts: RuleParts,
  ) {
    this.#count = points.length;
  }

  get note(): string | undefined {
    const rest = this.points.length;
    return rest === this.#count
      ? undefined
      : `At ${rest} of ${this.#count} places: elsewhere, ${this.#problem}`;
  }

  test({ language, text }: BreakpointText): HitTest {
    if (language === 'python') {
      const python = this.#python();
      return async () => (await python.evaluate(`bool((${text}\n))`)).value === 'True';
    }
    const condition = parseCondition(text);
    const at = this.#compile(({ program, site }) => compileCondition(program, site, condition));
    return moment => at(moment)?.(moment) ?? false;
  }

  log(message: string): HitLog {
    const pieces = parseLogMessage(message, this.parts.language).map(piece =>
      typeof piece === 'string' ? () => piece : this.#value(piece),
    );
    return moment => {
      const texts = pieces.map(piece => piece(moment));
      const ready = texts.filter(text => typeof text === 'string');
      return ready.length === texts.length ? ready.join('') : Promise.all(texts).then(all => all.join(''));
    };
  }

  /** Logs never stop: what has no value says why. */
  #value({ language, text }: BreakpointText): HitLog {
    const because = (error: unknown): string => `(${error instanceof Error ? error.message : String(error)})`;
    if (language === 'python') {
      const python = this.#python();
      return () => python.evaluate(text).then(({ value }) => value, because);
    }
    if (text === 'step') return ({ step }) => `${step}`;
    const { show } = this.parts;
    const at = this.#compile(({ program, site }) => {
      const evaluate = prepareExpression(program, site, text);
      return (moment: MachineView) => show(program, evaluate(moment, moment.memory), moment);
    });
    return moment => {
      try {
        return at(moment)?.(moment) ?? '';
      } catch (error) {
        return because(error);
      }
    };
  }

  #python(): Pick<PythonDebugger, 'evaluate'> {
    const { python } = this.parts;
    if (typeof python === 'string') throw new Error(python);
    return python;
  }

  #compile<T>(compile: Parameters<typeof compileAtPoints<T>>[2]): (at: StopPoint) => T | undefined {
    const { points, at, problem } = compileAtPoints(this.points, this.parts.siteOf, compile);
    if (points.length === 0 && problem !== undefined) throw new Error(problem);
    this.points = points;
    this.#problem ??= problem;
    return at;
  }
}
