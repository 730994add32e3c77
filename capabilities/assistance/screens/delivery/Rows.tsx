import type { ReactNode } from 'react';
import { Button } from '#web/design/parts/Button.tsx';

type RowsProps<TLine> = {
  /** What one line is: "milestone". */
  noun: string;
  lines: readonly TLine[];
  blank: TLine;
  onChange: (lines: TLine[]) => void;
  children: (n: number) => ReactNode;
};

/** Lines of a form that can be added and taken out; one always stays. */
export function Rows<TLine>({ noun, lines, blank, onChange, children }: RowsProps<TLine>) {
  return (
    <div className="stack">
      {lines.map((_, n) => (
        <fieldset key={n} className="panel usa-fieldset">
          <legend className="usa-sr-only">
            {noun} {n + 1}
          </legend>
          <div className="stack">{children(n)}</div>
          {lines.length > 1 && (
            <Button
              small
              onClick={() => onChange(lines.filter((_line, at) => at !== n))}
              aria-label={`Take out ${noun} ${n + 1}`}
            >
              Take out
            </Button>
          )}
        </fieldset>
      ))}
      <div className="row">
        <Button onClick={() => onChange([...lines, blank])}>Add a {noun}</Button>
      </div>
    </div>
  );
}
