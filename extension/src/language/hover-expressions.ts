import { EvaluatableExpression, Position, Range, type EvaluatableExpressionProvider } from 'vscode';
import { expressionAt, isInHint } from './expression-at.ts';

/** Tells the debugger which expression of Cairo or of a hint is under the mouse. */
export const hoverExpressions: EvaluatableExpressionProvider = {
  provideEvaluatableExpression(document, position) {
    const before = document.getText(new Range(new Position(0, 0), position));
    const language = document.languageId === 'python' || isInHint(before) ? 'python' : 'cairo';
    const found = expressionAt(document.lineAt(position.line).text, position.character, language);
    if (found === undefined) return undefined;
    return new EvaluatableExpression(
      new Range(position.line, found.start, position.line, found.end),
      found.text,
    );
  },
};
