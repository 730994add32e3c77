import { useFormats } from '#web/design/formats.ts';
import { Facts } from '#web/design/parts/Facts.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import {
  type GoalMeasure,
  type MetricName,
  metrics,
  type PartOf,
  type Plan,
  type PlanPart,
} from '../contract.ts';
import { scaleOf } from './part-form.ts';
import { standingWords } from './words.ts';

type Goal = PlanPart & PartOf<'goal'>;

/** Each goal with where it began, where it is now and how sure that is; never a figure without its data. */
export function MeasuresTab({ plan }: { plan: Plan }) {
  const goals = plan.parts.filter((part): part is Goal => part.kind === 'goal');
  if (goals.length === 0)
    return (
      <NothingYet title="No goals yet">A goal names a measure, its baseline, a target and a day.</NothingYet>
    );
  return (
    <div className="stack">
      {goals.map((goal) => {
        const measure = plan.measures.find(({ goalId }) => goalId === goal.id);
        return measure ? <Standing key={goal.id} goal={goal} measure={measure} /> : null;
      })}
    </div>
  );
}

function Standing({ goal, measure }: { goal: Goal; measure: GoalMeasure }) {
  const formats = useFormats();
  const { fields } = goal;
  const { reading, standing, sentence } = measure;
  const say = (value: number | null) => {
    if (value === null) return 'None';
    return scaleOf(fields.metric) === 100 ? formats.percent(value) : formats.number(Math.round(value));
  };
  const between = (low: number | null, high: number | null) =>
    low === null || high === null ? {} : { interval: `95% interval ${say(low)} to ${say(high)}` };
  const { label, tone } = standingWords[standing];
  return (
    <Section title={fields.title}>
      <div className="stack">
        <p>
          <Tag tone={tone}>{label}</Tag>
        </p>
        <p>{sentence}</p>
        <KeyFigures
          items={[
            {
              label: 'Baseline',
              value: say(fields.baselineValue),
              ...between(fields.baselineLow, fields.baselineHigh),
              ...(fields.baselineFrom
                ? { note: `${formats.date(fields.baselineFrom)} to ${formats.date(fields.baselineTo)}` }
                : {}),
            },
            {
              label: 'Now',
              value: reading ? say(reading.value) : 'No reading',
              ...(reading ? between(reading.low, reading.high) : {}),
              ...(reading
                ? { note: `${formats.date(reading.periodFrom)} to ${formats.date(reading.periodTo)}` }
                : {}),
            },
            {
              label: 'Target',
              value: say(fields.targetValue),
              ...(fields.targetOn ? { note: `by ${formats.date(fields.targetOn)}` } : {}),
            },
          ]}
        />
        <Facts
          items={[
            {
              label: 'Measure',
              value: fields.metric
                ? (metrics[fields.metric as MetricName]?.label ?? fields.metric)
                : fields.measure || 'Not said yet',
            },
            ...(fields.baselineSource ? [{ label: 'Baseline read from', value: fields.baselineSource }] : []),
            ...(reading
              ? [
                  {
                    label: 'Read from',
                    value: `${reading.dataLabel}, data through ${formats.date(reading.dataThrough)}`,
                  },
                  { label: 'Method', value: reading.method },
                ]
              : []),
          ]}
        />
      </div>
    </Section>
  );
}
