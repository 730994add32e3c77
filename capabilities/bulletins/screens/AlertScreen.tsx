import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Timeline, type TimelineEntry } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Alert } from '../contract.ts';
import { alertWorkflow } from '../states.ts';
import { WeeksView } from './DocumentView.tsx';
import { entryOf } from './timeline.ts';

/** One alert: by how much the series left its band, how often the rule is wrong, and what people made of it. */
export default function AlertScreen() {
  const site = useSite();
  const { alertId } = useRouteParams<'alertId'>();
  const query = useApiQuery(`/api/sites/${site.slug}/alerts/${alertId}`, Alert, { live: ['bulletins.*'] });
  return (
    <QueryStates query={query} what="the alert">
      {(alert) => <AlertRecord alert={alert} />}
    </QueryStates>
  );
}

function AlertRecord({ alert }: { alert: Alert }) {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const path = `/api/sites/${site.slug}/alerts`;
  return (
    <RecordPage
      number={alert.number}
      kind="Alert"
      title={alert.title}
      crumbs={[
        { label: 'Weekly bulletins', to: sitePath('/bulletins') },
        { label: 'Alerts', to: sitePath('/bulletins/alerts') },
      ]}
      workflow={alertWorkflow}
      state={alert.state}
      since={alert.stateSince}
      siteId={site.id}
      iMade={alert.iMade}
      onMove={(move, reason) =>
        api.post(`${path}/${alert.id}/moves`, { move, ...(reason ? { reason } : {}) }, Alert)
      }
      refresh={[path, `/api/sites/${site.slug}/bulletins`]}
      facts={[
        { label: 'Counted', value: `${alert.count} in the week of ${formats.date(alert.lastWeek)}` },
        { label: 'Expected band', value: `${alert.low} to ${alert.high}` },
        { label: 'Expected', value: formats.number(alert.expected, 1) },
        { label: 'Outside since the week of', value: formats.date(alert.firstWeek) },
        { label: 'Back in the week of', value: alert.backWeek ? formats.date(alert.backWeek) : 'Not yet' },
        { label: 'Data version', value: alert.dataLabel },
      ]}
      timeline={<Timeline entries={alert.timeline.map(alertEntry)} />}
    >
      {alert.explanation && (
        <Section
          title="What explains it"
          lead={alert.explainedBy ? `Written by ${alert.explainedBy}` : undefined}
        >
          <p>{alert.explanation}</p>
        </Section>
      )}
      <SeriesOfAlert alert={alert} />
      <HowSure alert={alert} />
    </RecordPage>
  );
}

function SeriesOfAlert({ alert }: { alert: Alert }) {
  const { count, low, high, seriesLabel } = alert;
  const side = alert.direction === 'above' ? 'above' : 'below';
  const title = `${seriesLabel}: ${count} shootings, ${side} the band of ${low} to ${high}`;
  return (
    <Section title="The series" plain>
      <WeeksView
        name={alert.number}
        block={{
          kind: 'weeks',
          title,
          question: 'How do the last weeks lie in their band?',
          alt: title,
          unit: 'shootings',
          bandLabel: 'Expected band',
          weeks: alert.weeks,
        }}
      />
    </Section>
  );
}

function HowSure({ alert }: { alert: Alert }) {
  const formats = useFormats();
  const outside = Math.round(1 / (1 - alert.level));
  return (
    <Section title="How often is this rule wrong?">
      <div className="stack">
        <p>False alarms of this series: {alert.falseAlarmWords}.</p>
        <p>
          The band is made from the 52 weeks before each week and holds {formats.percent(alert.level, 1)} of
          weeks when nothing changes: chance alone leaves it in about one week of {formats.number(outside)},
          less often where counts are small. It knows no season beyond that year, and no cause.
        </p>
      </div>
    </Section>
  );
}

const decisions = ['explain', 'dismiss', 'close'];

function alertEntry(transition: Alert['timeline'][number]): TimelineEntry {
  return entryOf(transition, alertWorkflow, decisions, 'Raised by itself');
}
