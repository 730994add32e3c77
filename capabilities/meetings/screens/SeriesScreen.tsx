import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation, useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Meeting, type Occurrence, Series } from '../contract.ts';
import { meetingWorkflow } from '../states.ts';
import { ruleWords } from './words.ts';

/** The coming days of a series; a day becomes a meeting when someone prepares it, moves it or calls it off. */
export default function SeriesScreen() {
  const site = useSite();
  const { seriesId } = useRouteParams<'seriesId'>();
  const path = `/api/sites/${site.slug}/meeting-series/${seriesId}`;
  const query = useApiQuery(path, Series, { live: ['meetings.*'] });
  return (
    <QueryStates query={query} what="the series">
      {(series) => <SeriesDays series={series} path={path} />}
    </QueryStates>
  );
}

function SeriesDays({ series, path }: { series: Series; path: string }) {
  const site = useSite();
  const formats = useFormats();
  const sitePath = useSitePath();
  const mayWrite = useMay()('meetings.write', site.id);
  const [changing, setChanging] = useState(false);
  return (
    <Page
      title={series.title}
      lead={`${ruleWords(series)}${series.until ? `, until ${formats.date(series.until)}` : ''}.`}
      crumbs={[{ label: 'Meetings', to: sitePath('/meetings') }]}
      wide
      actions={
        <>
          {mayWrite && <Button onClick={() => setChanging(true)}>Change or end the series</Button>}
          <a
            className="usa-button usa-button--outline button"
            href={`${path}/series.ics`}
            download="meetings.ics"
          >
            Add the series to my calendar
          </a>
        </>
      }
    >
      <Days series={series} path={path} mayWrite={mayWrite} />
      <Dialog open={changing} title="Change the series" onClose={() => setChanging(false)}>
        <SeriesForm series={series} path={path} onDone={() => setChanging(false)} />
      </Dialog>
    </Page>
  );
}

function Days({ series, path, mayWrite }: { series: Series; path: string; mayWrite: boolean }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const go = useGo();
  const plan = useApiMutation((day: string) => api.post(`${path}/occurrences`, { day }, Meeting), {
    refresh: [path],
    onSuccess: ({ id }) => go(sitePath(`/meetings/${id}`)),
  });
  const actionOf = ({ meeting, day }: Occurrence) => {
    if (meeting) return <AppLink to={sitePath(`/meetings/${meeting.id}`)}>{meeting.number}</AppLink>;
    return (
      mayWrite && (
        <Button small onClick={() => plan.mutate(day)} aria-label={`Prepare ${formats.date(day)}`}>
          Prepare, move or call off
        </Button>
      )
    );
  };
  return (
    <DataTable
      caption="The coming days of the series"
      rows={series.occurrences}
      rowKey={({ day }) => day}
      rowTitle={({ day }) => formats.date(day)}
      columns={[
        { key: 'day', label: 'Day', value: ({ day }) => formats.date(day) },
        { key: 'at', label: 'Meets', value: ({ startsAt }) => formats.dateTime(startsAt) },
        {
          key: 'state',
          label: 'State',
          value: ({ meeting }) => (meeting ? meetingWorkflow.states[meeting.state].label : 'By its rule'),
          render: ({ meeting }) =>
            meeting ? <StateTag workflow={meetingWorkflow} state={meeting.state} /> : 'By its rule',
        },
        { key: 'meeting', label: 'Meeting', value: ({ meeting }) => meeting?.number ?? '', render: actionOf },
      ]}
      empty={<NothingYet title="The series is over">Call a new one to go on.</NothingYet>}
    />
  );
}

const seriesForm = z.object({
  title: z.string().trim().min(3, 'Give the series a name.').max(160),
  purpose: z.string().trim().max(2000),
  place: z.string().trim().max(200),
  link: z
    .string()
    .trim()
    .refine((link) => link === '' || link.startsWith('https://'), 'A link begins with https://.')
    .transform((link) => link || null),
  until: z.string().transform((day) => day || null),
});

function SeriesForm({ series, path, onDone }: { series: Series; path: string; onDone: () => void }) {
  const refresh = useRefresh();
  const { title, purpose, place, revision } = series;
  const form = useForm({
    name: `series:${series.id}:${revision}`,
    initial: { title, purpose, place, link: series.link ?? '', until: series.until ?? '' },
    schema: seriesForm,
    submit: (change) => api.put(path, { ...change, revision }, Series),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save the series">
      <TextField {...form.field('title')} label="Name" required />
      <TextAreaField {...form.field('purpose')} label="What it is for" rows={3} />
      <TextField {...form.field('place')} label="Place" />
      <TextField {...form.field('link')} label="Link to join" type="url" />
      <TextField
        {...form.field('until')}
        label="Last day"
        hint="To meet on other days, end this series and call another one."
        type="date"
        width="medium"
      />
    </FormBody>
  );
}
