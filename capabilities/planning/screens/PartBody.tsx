import { useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { StateTag, Tag } from '#web/design/parts/StateTag.tsx';
import {
  evidenceRatings,
  type MetricName,
  metrics,
  type PartOf,
  type Plan,
  type PlanPart,
} from '../contract.ts';
import { activityWorkflow } from '../states.ts';
import { Fidelity } from './Fidelity.tsx';
import { scaleOf } from './part-form.ts';
import { kindWords, money, progressWords } from './words.ts';

/** What a part says, with what must not be parted from it: a finding’s data, a rating’s source, an origin. */
export function PartBody({ part, plan }: { part: PlanPart; plan: Plan }) {
  const progress = plan.progressOf[part.id];
  return (
    <div className="outline__words">
      <p>
        <span className="quiet">{kindWords[part.kind].one} </span>
        <strong>{part.fields.title}</strong> {part.isPublic && <Tag tone="info">Public</Tag>}
      </p>
      {part.fields.detail && <p>{part.fields.detail}</p>}
      {part.kind === 'problem' && <Findings part={part} />}
      {part.kind === 'goal' && <Measure part={part} plan={plan} />}
      {part.kind === 'objective' && part.fields.originNumber && (
        <p className="quiet">Came from {part.fields.originNumber}.</p>
      )}
      {part.kind === 'strategy' && <Evidence part={part} plan={plan} />}
      {part.kind === 'activity' && <Work part={part} plan={plan} />}
      {progress && progress.activities > 0 && <p className="quiet">{progressWords(progress)}</p>}
    </div>
  );
}

function Findings({ part }: { part: PartOf<'problem'> }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  return (
    <ul className="usa-list">
      {part.fields.findings.map(
        ({ findingId, number, statement, interval, method, dataLabel, dataThrough }) => (
          <li key={findingId}>
            <AppLink to={sitePath(`/findings/${findingId}`)}>{number}</AppLink>: {statement}{' '}
            <span className="quiet">
              {interval}. {method}; {dataLabel}, data through {formats.date(dataThrough)}.
            </span>
          </li>
        ),
      )}
    </ul>
  );
}

function Measure({ part, plan }: { part: PartOf<'goal'>; plan: Plan }) {
  const formats = useFormats();
  const { metric, measure, baselineValue, baselineFrom, baselineTo, targetValue, targetOn } = part.fields;
  const problem = plan.parts.find(({ id }) => id === part.fields.problemId);
  const name = metric ? (metrics[metric as MetricName]?.label ?? metric) : measure;
  const say = (value: number) =>
    scaleOf(metric) === 100 ? formats.percent(value) : formats.number(metric ? Math.round(value) : value);
  return (
    <>
      {name && <p>Measure: {name}</p>}
      {baselineValue !== null && (
        <p>
          Baseline {say(baselineValue)}, {formats.date(baselineFrom)} to {formats.date(baselineTo)}{' '}
          <span className="quiet">({part.fields.baselineSource})</span>
        </p>
      )}
      {targetValue !== null && (
        <p>
          Target {say(targetValue)}
          {targetOn && <> by {formats.date(targetOn)}</>}
        </p>
      )}
      {problem && <p className="quiet">Answers: {problem.fields.title}</p>}
    </>
  );
}

function Evidence({ part, plan }: { part: PartOf<'strategy'>; plan: Plan }) {
  const { evidence, evidenceSource } = part.fields;
  return (
    <>
      <p>
        Evidence: {evidenceRatings[evidence]}
        {evidenceSource && <span className="quiet"> Source: {evidenceSource}</span>}
      </p>
      <Fidelity part={part} plan={plan} />
    </>
  );
}

function Work({ part, plan }: { part: PartOf<'activity'>; plan: Plan }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const status = plan.statuses.find(({ id }) => id === part.id);
  const { number, ownerAgency, owner, startsOn, dueOn, budgetCents } = part.fields;
  return (
    <>
      <p>
        <AppLink to={sitePath(`/plan-activities/${part.id}`)}>{number}</AppLink>{' '}
        {status && <StateTag workflow={activityWorkflow} state={status.state} />}{' '}
        {status?.isLate && <Tag tone="error">Late</Tag>}
      </p>
      <p className="quiet">
        {[
          ownerAgency ?? 'No agency yet',
          owner ?? 'nobody’s yet',
          startsOn && `from ${formats.date(startsOn)}`,
          dueOn && `due ${formats.date(dueOn)}`,
          budgetCents > 0 && money(budgetCents),
        ]
          .filter(Boolean)
          .join(', ')}
      </p>
      {status?.blocker && <p>Blocked: {status.blocker}</p>}
      {status?.lastWords && (
        <p className="quiet">
          {status.percent}%: {status.lastWords} ({status.toldBy}, {formats.date(status.toldAt)})
        </p>
      )}
    </>
  );
}
