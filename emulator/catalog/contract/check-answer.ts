// Checks an answer of the demo Catalog against the contract: it may only say what the contract says.
import type { Answer } from '../serve/answer.ts';
import type { Checker } from './checker.ts';
import type { Operation } from './operations.ts';

/** What is wrong with the answer, in words; at most five sentences, since a list repeats itself. */
export function checkAnswer(checker: Checker, operation: Operation, answer: Answer): string[] {
  const status = String(answer.status);
  const content = operation.answers[status] ?? operation.answers[`${status.charAt(0)}XX`];
  if (content === undefined) return [`answer: status ${status} isn’t declared`];
  const types = Object.keys(content);
  if (answer.body === undefined) return types.length > 0 ? [`answer: status ${status} has a body`] : [];
  const type = typeof answer.body === 'string' ? 'text/plain' : 'application/json';
  const schema = content[type];
  if (schema === undefined) return [`answer: ${type} isn’t declared for status ${status}`];
  const words = checker.check(schema, answer.body).map((error) => `answer${error.instancePath.replace(/\//g, '.')}: ${error.message}`);
  return [...new Set(words)].slice(0, 5);
}
