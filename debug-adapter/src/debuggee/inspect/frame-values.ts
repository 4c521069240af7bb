import {
  evaluateExpression,
  getStruct,
  type Relocatable,
  visibleReferences,
  type Program,
  type StructDefinition,
  type TypedValue,
} from '../../../../vm-core/src/index.ts';
import type { CairoFrame } from '../cairo-frame.ts';
import type { Cursor } from '../time/cursor.ts';
import { cellText, type Naming } from './cell-text.ts';
import { TypedValues } from './typed-values.ts';
import { namedNodes, type NodeList, type ValueFormat, type ValueNode } from './value-node.ts';

/** Words that a call pushes between the arguments and the callee's frame: the caller's fp and the return pc. */
const CALL_WORDS = 2;

/** Shows what a Cairo frame holds, each value as of that frame's pc, ap and fp. */
export class FrameValues {
  readonly #cursor: Cursor;
  readonly #values = new Map<Program, TypedValues>();
  readonly #naming: Naming;

  constructor(cursor: Cursor, naming: Naming) {
    this.#cursor = cursor;
    this.#naming = naming;
  }

  /** @throws Error with the reason if the expression has no value here. */
  evaluate(frame: CairoFrame, expression: string): TypedValue {
    return evaluateExpression(
      frame.program,
      frame.site,
      expression,
      frame.registers,
      this.#cursor.view.memory,
    );
  }

  /** The value of an expression as it is shown. @throws Error with the reason if it has none here */
  node(frame: CairoFrame, name: string, expression: string, format: ValueFormat): ValueNode {
    return this.#valuesOf(frame).node(name, this.evaluate(frame, expression), expression, format);
  }

  registers(frame: CairoFrame): NodeList | undefined {
    const names = ['pc', 'ap', 'fp', 'step'];
    return namedNodes(names.length, format =>
      names.flatMap(name => this.register(frame, name, format) ?? []),
    );
  }

  /** pc, ap or fp of the frame, or the number of steps done; undefined for any other name. */
  register(frame: CairoFrame, name: string, format: ValueFormat): ValueNode | undefined {
    const { pc, ap, fp } = frame.registers;
    if (name === 'step')
      return { name, value: `${this.#cursor.view.step}`, type: 'instructions done', evaluateName: name };
    const address = new Map(Object.entries({ pc, ap, fp })).get(name);
    if (!address) return undefined;
    const value = cellText(address, format, this.#naming);
    return { name, value, type: 'register', evaluateName: name, target: address };
  }

  /** The arguments as the caller passed them. */
  arguments(frame: CairoFrame): NodeList | undefined {
    const definition = this.#struct(frame, 'Args');
    if (!definition) return undefined;
    const base = frame.registers.fp.add(-CALL_WORDS - definition.size);
    return this.#members(frame, definition, base);
  }

  /** The implicit arguments as they are now: a function passes them on, changed. */
  implicitArguments(frame: CairoFrame): NodeList | undefined {
    const definition = this.#struct(frame, 'ImplicitArgs');
    if (!definition) return undefined;
    const names = [...definition.members.keys()];
    return namedNodes(names.length, format => names.map(name => this.#reference(frame, name, format)));
  }

  /** Everything else that has a name here. */
  locals(frame: CairoFrame): NodeList | undefined {
    const implicit = this.#struct(frame, 'ImplicitArgs')?.members;
    const visible = visibleReferences(frame.program, frame.site).filter(
      ({ name, fullName }) =>
        !implicit?.has(name) && !this.#isLater(frame, fullName) && !this.#isArgument(frame, name),
    );
    const names = [...new Set(visible.map(({ name }) => name))];
    return namedNodes(names.length, format => names.map(name => this.#reference(frame, name, format)));
  }

  /** A name with its value, or with the reason why it has none here. */
  #reference(frame: CairoFrame, name: string, format: ValueFormat): ValueNode {
    try {
      return this.node(frame, name, name, format);
    } catch (error) {
      return { name, value: `(${error instanceof Error ? error.message : String(error)})` };
    }
  }

  /** Is the name still the argument, and not bound anew? */
  #isArgument(frame: CairoFrame, name: string): boolean {
    const definition = this.#struct(frame, 'Args');
    const member = definition?.members.get(name);
    if (!definition || !member) return false;
    const address = frame.registers.fp.add(-CALL_WORDS - definition.size + member.offset);
    try {
      return address.equals(this.evaluate(frame, name).address);
    } catch {
      return true;
    }
  }

  /** Does the name get its first value further on in the code? */
  #isLater({ program, offset }: CairoFrame, fullName: string): boolean {
    const identifier = program.identifiers.get(fullName);
    if (identifier?.type !== 'reference' || offset === undefined) return false;
    return identifier.references.every(({ pc }) => pc > offset);
  }

  #members(frame: CairoFrame, definition: StructDefinition, base: Relocatable): NodeList | undefined {
    const members = [...definition.members];
    const values = this.#valuesOf(frame);
    return namedNodes(members.length, format =>
      members.map(([name, { cairoType, offset }]) =>
        values.node(name, values.load(cairoType, base.add(offset)), name, format),
      ),
    );
  }

  /** Types are those of the frame's program. */
  #valuesOf({ program }: CairoFrame): TypedValues {
    let values = this.#values.get(program);
    if (values === undefined) {
      values = new TypedValues(this.#cursor, program, this.#naming);
      this.#values.set(program, values);
    }
    return values;
  }

  #struct(frame: CairoFrame, name: 'Args' | 'ImplicitArgs'): StructDefinition | undefined {
    if (!frame.function) return undefined;
    try {
      return getStruct(frame.program, `${frame.function.fullName}.${name}`);
    } catch {
      return undefined;
    }
  }
}
