import type { ReactNode } from 'react';
import { AppLink } from '../navigation.tsx';
import type { AppPath } from '../screens.ts';
import { type Fact, Facts } from './Facts.tsx';
import { Section } from './Section.tsx';

type HowWeKnowProps = {
  dataVersion: ReactNode;
  method: ReactNode;
  period?: ReactNode;
  parameters?: ReactNode;
  seed?: ReactNode;
  codeVersion?: ReactNode;
  /** What the figure cannot show, in plain sentences. */
  limits: readonly string[];
  traceTo?: AppPath;
};

/** Beside every figure: from which data, by which method, and what it cannot show. */
export function HowWeKnow({ limits, traceTo, ...known }: HowWeKnowProps) {
  return (
    <Section title="How we know">
      <Facts items={factsOf(known)} />
      {limits.length > 0 && (
        <>
          <h3 className="section__sub">What this cannot show</h3>
          <ul className="usa-list">
            {limits.map((limit) => (
              <li key={limit}>{limit}</li>
            ))}
          </ul>
        </>
      )}
      {traceTo && <AppLink to={traceTo}>Trace this to the source rows</AppLink>}
    </Section>
  );
}

function factsOf(known: Omit<HowWeKnowProps, 'limits' | 'traceTo'>): Fact[] {
  const all: Fact[] = [
    { label: 'Data version', value: known.dataVersion },
    { label: 'Method', value: known.method },
    { label: 'Period', value: known.period },
    { label: 'Settings', value: known.parameters },
    { label: 'Random seed', value: known.seed },
    { label: 'Code version', value: known.codeVersion },
  ];
  return all.filter((fact) => fact.value !== undefined && fact.value !== null);
}
