import { readFile } from 'node:fs/promises';
import type { z } from 'zod';
import { type Outcome, succeed } from '#platform/outcome/outcome.ts';
import { failWith } from '../failures.ts';

/** Parameters are written on the command line as JSON, or kept in a file named as `@file`. */
export async function readParameters<P>(
  written: string | undefined,
  schema: z.ZodType<P>,
  takes: string,
): Promise<Outcome<P>> {
  const text = await textOf(written ?? '{}');
  if (!text.ok) return text;
  const json = parseJson(text.value);
  if (!json.ok) return json;
  const parsed = schema.safeParse(json.value);
  if (parsed.success) return succeed(parsed.data);
  const problem = parsed.error.issues.map((issue) => sentenceOf(issue, json.value)).join(' ');
  return failWith('analyze.parameters-wrong', { problem, mend: `--params takes ${takes}.` });
}

async function textOf(written: string): Promise<Outcome<string>> {
  if (!written.startsWith('@')) return succeed(written);
  const path = written.slice(1);
  try {
    return succeed(await readFile(path, 'utf8'));
  } catch (error) {
    const why = (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : 'can’t be read';
    return failWith('analyze.parameters-wrong', {
      problem: `The file of parameters ${path} ${why}.`,
      mend: 'Check the name after the @.',
    });
  }
}

function parseJson(text: string): Outcome<unknown> {
  try {
    return succeed(JSON.parse(text));
  } catch (error) {
    return failWith('analyze.parameters-wrong', {
      problem: `--params is not JSON: ${(error as Error).message}.`,
      mend: `Put it in single quotes, for example --params '{"before":20,"after":10}'.`,
    });
  }
}

function sentenceOf(issue: z.core.$ZodIssue, given: unknown): string {
  if (issue.code === 'unrecognized_keys') return `There is no parameter ${issue.keys.join(', ')}.`;
  const name = issue.path.join('.');
  if (name === '') return '--params must be one object, in braces.';
  return valueAt(given, issue.path) === undefined ? `${name} is missing.` : `${name}: ${issue.message}.`;
}

function valueAt(given: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Record<PropertyKey, unknown> | undefined)?.[key],
    given,
  );
}
