import { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { May } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { partyWords, type RequestSummary, requestList, urgencyWords } from '../contract.ts';
import { requestWorkflow } from '../states.ts';
import { holderWords, TargetCell, targetWords, waitedWords } from './words.tsx';

type RequestListProps = { site: { id: string; slug: string; name: string } | null };

const areaList = z.object({ items: z.array(z.object({ key: z.string(), name: z.string() })) });
const options = (words: Record<string, string>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));
const states = Object.fromEntries(
  Object.entries(requestWorkflow.states).map(([state, { label }]) => [state, label]),
);

/** Requests of one site, or of all one may read: who has each, for how long, and when its target is. */
export function RequestList({ site }: RequestListProps) {
  const formats = useFormats();
  const areas = useApiQuery('/api/core-areas', areaList);
  const areaName = (key: string | null) =>
    areas.data?.items.find((area) => area.key === key)?.name ?? key ?? '—';
  const base = site ? `/api/sites/${site.slug}/assistance` : '/api/assistance';
  return (
    <ListPage<RequestSummary>
      title={site ? 'Assistance' : 'Assistance, all sites'}
      lead={
        site
          ? 'Ask for training and technical assistance here. Each line says who has the request now, for how long, and by when the next step is promised.'
          : 'Every request you may read: who has it now, for how long, and by when the next step is promised.'
      }
      noun={['request', 'requests']}
      path={base}
      exportPath={`${base}/export.csv`}
      schema={requestList}
      live={['assistance.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => `/s/${row.siteSlug}/assistance/${row.id}`}
      views={[
        { label: 'All', filters: {} },
        { label: 'Waiting on me', filters: { show: ['waiting-on-me'] } },
        { label: 'Open', filters: { show: ['open'] } },
        { label: 'Past target', filters: { show: ['past-target'] } },
      ]}
      filters={[
        {
          key: 'show',
          label: 'Show',
          kind: 'choice',
          options: [
            { value: 'waiting-on-me', label: 'Waiting on me' },
            { value: 'open', label: 'Open' },
            { value: 'past-target', label: 'Past target' },
          ],
        },
        { key: 'state', label: 'State', kind: 'choice', options: options(states) },
        { key: 'urgency', label: 'Urgency', kind: 'choice', options: options(urgencyWords) },
        { key: 'waitsOn', label: 'Waits on', kind: 'choice', options: options(partyWords) },
        {
          key: 'area',
          label: 'Core area',
          kind: 'choice',
          options: (areas.data?.items ?? []).map(({ key, name }) => ({ value: key, label: name })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'title', label: 'Request', value: (row) => row.title },
        ...(site ? [] : [{ key: 'site', label: 'Site', value: (row: RequestSummary) => row.siteName }]),
        {
          key: 'state',
          label: 'State',
          value: (row) => requestWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={requestWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'holder', label: 'Waiting on', value: holderWords },
        { key: 'waited', label: 'For', value: (row) => waitedWords(formats, row), narrow: true },
        {
          key: 'target',
          label: 'Target',
          value: (row) => targetWords(formats, row),
          render: (row) => <TargetCell request={row} formats={formats} />,
        },
        { key: 'urgency', label: 'Urgency', value: (row) => urgencyWords[row.urgency], hidden: true },
        { key: 'area', label: 'Core area', value: (row) => areaName(row.primaryCoreArea), hidden: true },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      panel={(row) => (
        <Facts
          items={[
            { label: 'Waiting on', value: holderWords(row) },
            { label: 'For', value: waitedWords(formats, row) },
            { label: 'Target', value: <TargetCell request={row} formats={formats} /> },
            { label: 'Core area', value: areaName(row.primaryCoreArea) },
            { label: 'Submitted', value: formats.dateTime(row.submittedAt) },
          ]}
        />
      )}
      actions={
        <>
          <LinkButton to={site ? `/assistance/reports?site=${site.slug}` : '/assistance/reports'}>
            Reports
          </LinkButton>
          {site && (
            <May permission="assistance.request" siteId={site.id}>
              <LinkButton to={`/s/${site.slug}/assistance/new`} tone="primary">
                Ask for assistance
              </LinkButton>
            </May>
          )}
        </>
      }
      nothingYet={<NoRequests site={site} />}
    />
  );
}

function NoRequests({ site }: RequestListProps) {
  return (
    <NothingYet
      title="No requests yet"
      action={
        site && (
          <May permission="assistance.request" siteId={site.id}>
            <LinkButton to={`/s/${site.slug}/assistance/new`}>Ask for assistance</LinkButton>
          </May>
        )
      }
    >
      A request says what the problem is and what should be different afterwards. From the moment it is
      submitted one named person has it, and its clock is on this page.
    </NothingYet>
  );
}
