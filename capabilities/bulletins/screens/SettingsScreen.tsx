import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Subscription, Watch } from '../contract.ts';

/** Whether the bulletin comes by e-mail, and which series are watched by which rule. */
export default function SettingsScreen() {
  const sitePath = useSitePath();
  return (
    <Page
      title="E-mail and watched series"
      crumbs={[{ label: 'Weekly bulletins', to: sitePath('/bulletins') }]}
      wide
    >
      <div className="stack">
        <ByEmail />
        <WatchedSeries />
      </div>
    </Page>
  );
}

function ByEmail() {
  const site = useSite();
  const formats = useFormats();
  const path = `/api/sites/${site.slug}/bulletin-subscription`;
  const query = useApiQuery(path, Subscription);
  const change = useApiMutation((subscribed: boolean) => api.put(path, { subscribed }, Subscription), {
    refresh: [path],
    done: ({ subscribed }) =>
      subscribed ? 'The next bulletin comes by e-mail' : 'No more bulletins by e-mail',
  });
  return (
    <Section title="The bulletin by e-mail">
      <QueryStates query={query} what="your subscription">
        {({ subscribed, since, email, subscribers }) => (
          <div className="stack">
            <p>
              {subscribed
                ? `Each bulletin that is sent goes to ${email}, since ${formats.date(since)}.`
                : `You read bulletins here. By e-mail they would go to ${email}.`}{' '}
              {formats.count(subscribers, 'person', 'people')} of {site.name} so far.
            </p>
            <div className="row">
              <Button
                tone={subscribed ? 'quiet' : 'primary'}
                busy={change.isPending}
                onClick={() => change.mutate(!subscribed)}
              >
                {subscribed ? 'End my e-mail' : 'Send it to me by e-mail'}
              </Button>
            </div>
          </div>
        )}
      </QueryStates>
    </Section>
  );
}

function WatchedSeries() {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/alerts/watch`, Watch, { live: ['bulletins.*'] });
  return (
    <Section title="Watched series and their false alarms">
      <QueryStates
        query={query}
        what="the watched series"
        isEmpty={({ series }) => series.length === 0}
        nothingYet={
          <NothingYet title="Nothing is watched yet">
            Series are watched from the first bulletin on, once the data reach back 53 weeks.
          </NothingYet>
        }
      >
        {(watch) => <SeriesTable watch={watch} />}
      </QueryStates>
    </Section>
  );
}

function SeriesTable({ watch }: { watch: Watch }) {
  const formats = useFormats();
  const { series, measuredWith, falseAlarmsTogether } = watch;
  const years = series[0]?.falseAlarms.years ?? 0;
  return (
    <div className="stack">
      <p>
        Each week is set beside the band that the 52 weeks before it lead one to expect. How often that rule
        is wrong is measured: {formats.number(years)} years are drawn by chance at the level of each series,
        with nothing changing, and put through the same rule. All series together would raise about{' '}
        <strong>{formats.number(falseAlarmsTogether, 1)}</strong> false alarms a year.
      </p>
      {measuredWith && (
        <p className="quiet">
          Measured with {measuredWith.number}, week of {formats.date(measuredWith.week)},{' '}
          {measuredWith.dataLabel}.
        </p>
      )}
      <DataTable
        caption="Watched series with their band and false alarms"
        rowKey={(row) => row.key}
        rows={series}
        columns={[
          { key: 'label', label: 'Series', value: (row) => row.label },
          {
            key: 'mean',
            label: 'A week',
            value: (row) => row.weeklyMean,
            render: (row) => formats.number(row.weeklyMean, 1),
            align: 'end',
          },
          { key: 'band', label: 'Band', value: (row) => `${row.low} to ${row.high}`, align: 'end' },
          {
            key: 'alarms',
            label: 'False alarms a year',
            value: (row) => row.falseAlarms.perYear,
            render: (row) => formats.number(row.falseAlarms.perYear, 2),
            align: 'end',
          },
          {
            key: 'interval',
            label: '95% interval',
            value: (row) => formats.interval(row.falseAlarms.low, row.falseAlarms.high, 2),
            align: 'end',
          },
        ]}
      />
    </div>
  );
}
