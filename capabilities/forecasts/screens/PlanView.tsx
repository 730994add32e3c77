import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { type Plan, type Purpose, purposes } from '../contract.ts';
import { areaText, cellText, methodText } from './words.ts';

/** What was planned, whole: from review on it does not change. */
export function PlanView({ plan }: { plan: Plan }) {
  const formats = useFormats();
  const { draft } = plan;
  return (
    <div className="stack">
      <Section title="What it is for" plain>
        <ul className="usa-list">
          {draft.purposes.map((purpose) => (
            <li key={purpose}>{purposes[purpose as Purpose] ?? purpose}</li>
          ))}
        </ul>
        <p>{draft.purpose}</p>
        {draft.patrolConditions && (
          <p>
            <strong>Conditions of patrol presence.</strong> {draft.patrolConditions}
          </p>
        )}
      </Section>
      <Section title="What is forecast, and how">
        <Facts
          items={[
            { label: 'Outcome', value: startOfLabel(draft.outcome.replaceAll('-', ' ')) },
            { label: 'Method', value: methodText(draft) },
            { label: 'Cell', value: cellText(draft.cellSize) },
            { label: 'Area named', value: areaText(plan.area) },
            { label: 'Period', value: formats.count(draft.horizonDays, 'day') },
            { label: 'Learns from', value: `${formats.count(draft.trainDays, 'day')} before each period` },
            { label: 'Tested on', value: formats.count(draft.testPeriods, 'period') },
            { label: 'Last day', value: formats.date(draft.endsOn) },
          ]}
        />
      </Section>
      {plan.signedAt && (
        <Section title="Signature" plain>
          <blockquote>
            <p>{plan.statement}</p>
          </blockquote>
          <p className="quiet">
            {plan.signedBy}, {formats.dateTime(plan.signedAt)}
          </p>
        </Section>
      )}
    </div>
  );
}
