import type { ReactNode } from 'react';
import { Button } from '#web/design/parts/Button.tsx';

type LinesProps<T> = {
  legend: string;
  hint?: string;
  noun: string;
  lines: readonly T[];
  onChange: (lines: T[]) => void;
  blank: () => T;
  error?: string | undefined;
  children: (line: T, change: (next: Partial<T>) => void, at: number) => ReactNode;
};

/** Several of one kind in a form: people, tickets, promises; add one, take one away. */
export function Lines<T>({ legend, hint, noun, lines, onChange, blank, error, children }: LinesProps<T>) {
  const change = (at: number, next: Partial<T>) =>
    onChange(lines.map((line, index) => (index === at ? { ...line, ...next } : line)));
  return (
    <fieldset className="usa-fieldset stack">
      <legend className="field__label">{legend}</legend>
      {hint && <p className="field__hint">{hint}</p>}
      {error && (
        <p className="field__error" role="alert">
          {error}
        </p>
      )}
      {lines.map((line, at) => (
        <div key={at} className="panel stack">
          {children(line, (next) => change(at, next), at)}
          {lines.length > 1 && (
            <Button
              small
              tone="plain"
              aria-label={`Take away ${noun} ${at + 1}`}
              onClick={() => onChange(lines.filter((_, index) => index !== at))}
            >
              Take it away
            </Button>
          )}
        </div>
      ))}
      <Button small onClick={() => onChange([...lines, blank()])}>
        Add another {noun}
      </Button>
    </fieldset>
  );
}

/** Errors of any line, as one sentence above them: the summary names the list. */
export function errorOfLines(errors: Record<string, string | undefined>, name: string): string | undefined {
  const found = Object.entries(errors).find(([key]) => key === name || key.startsWith(`${name}.`));
  if (!found) return undefined;
  const at = /\.(\d+)/.exec(found[0])?.[1];
  return at === undefined ? found[1] : `Line ${Number(at) + 1}: ${found[1]}`;
}
