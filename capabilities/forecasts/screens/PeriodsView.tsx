import { useState } from 'react';
import { useFormats } from '#web/design/formats.ts';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { ForecastPeriod, Plan } from '../contract.ts';
import { FeedbackView } from './FeedbackView.tsx';
import { ForecastCells } from './ForecastCells.tsx';

/** The periods of a live forecast, newest first: the cells of each, and after it what came of them. */
export function PeriodsView({ plan }: { plan: Plan }) {
  const formats = useFormats();
  const [chosen, setChosen] = useState<string | null>(null);
  const period = plan.periods.find(({ id }) => id === chosen) ?? plan.periods[0];
  if (!period) return <p>The cells of the first period are being worked out.</p>;
  const nameOf = ({ ordinal, from, to }: ForecastPeriod) =>
    `Period ${ordinal}: ${formats.date(from)} to ${formats.date(to)}`;
  return (
    <div className="stack">
      {plan.periods.length > 1 && (
        <div className="field">
          <label className="field__label" htmlFor="forecast-period">
            Period
          </label>
          <select
            id="forecast-period"
            className="usa-select"
            value={period.id}
            onChange={(event) => setChosen(event.target.value)}
          >
            {plan.periods.map((one) => (
              <option key={one.id} value={one.id}>
                {nameOf(one)}
              </option>
            ))}
          </select>
        </div>
      )}
      <PeriodView key={period.id} plan={plan} period={period} name={nameOf(period)} />
    </div>
  );
}

function PeriodView({ plan, period, name }: { plan: Plan; period: ForecastPeriod; name: string }) {
  const formats = useFormats();
  return (
    <>
      <Section title={name} plain>
        {period.forecast ? (
          <p>
            Made {formats.dateTime(period.madeAt)} from {period.dataLabel}, days{' '}
            {formats.date(period.forecast.trainedFrom)} to {formats.date(period.trainedThrough)}:{' '}
            {formats.count(period.forecast.used, 'incident')}, all before the period.
          </p>
        ) : null}
        {period.heldUp && (
          <Notice tone="warning" title={period.forecast ? 'The report waits' : 'The forecast waits'}>
            {period.heldUp}
          </Notice>
        )}
      </Section>
      {period.report && (
        <Section title="What came of it">
          <FeedbackView period={period} report={period.report} />
        </Section>
      )}
      {period.forecast && <ForecastCells plan={plan} period={period} forecast={period.forecast} />}
    </>
  );
}
