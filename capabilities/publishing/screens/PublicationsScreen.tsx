import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PublicationSummary, publicationList, refusalList } from '../contract.ts';
import { publicationWorkflow } from '../states.ts';
import { PublicationPanel } from './PublicationPanel.tsx';

const { states } = publicationWorkflow;

/** What the public sees of a site, in every version, and what could not be shown. */
export default function PublicationsScreen() {
  const site = useSite();
  const formats = useFormats();
  return (
    <ListPage<PublicationSummary>
      title="Published pages"
      lead={
        <>
          What everyone can read of {site.name}. <a href={`/sites/${site.slug}`}>Open the public page</a>
        </>
      }
      noun={['published page', 'published pages']}
      path={`/api/sites/${site.slug}/publications`}
      schema={publicationList}
      live={['publishing.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => `${row.number}, version ${row.version}`}
      views={[
        { label: 'All', filters: {} },
        { label: 'In view', filters: { state: ['published'] } },
        { label: 'Taken from view', filters: { state: ['unpublished'] } },
      ]}
      filters={[{ key: 'q', label: 'Search', kind: 'text' }]}
      columns={[
        { key: 'statement', label: 'Finding', value: (row) => row.statement },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
        { key: 'version', label: 'Version', value: (row) => row.version, align: 'end' },
        {
          key: 'state',
          label: 'State',
          value: (row) => states[row.state].label,
          render: (row) => <StateTag workflow={publicationWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'suppressed', label: 'Numbers not shown', value: (row) => row.suppressed, align: 'end' },
        { key: 'published', label: 'Published', value: (row) => formats.date(row.publishedAt) },
        { key: 'by', label: 'Published by', value: (row) => row.publishedBy, hidden: true },
        { key: 'reason', label: 'Why taken from view', value: (row) => row.unpublishedReason, hidden: true },
      ]}
      panel={(row) => <PublicationPanel publication={row} />}
      nothingYet={
        <NothingYet title="Nothing is published yet">
          A finding appears here, and on the public site, once a second person has approved and published it.
        </NothingYet>
      }
    >
      <Refusals />
    </ListPage>
  );
}

function Refusals() {
  const site = useSite();
  const sitePath = useSitePath();
  const refused = useApiQuery(`/api/sites/${site.slug}/publications/refused`, refusalList, {
    live: ['publishing.*'],
  });
  return refused.data?.items.map((refusal) => (
    <Notice key={refusal.number} tone="warning" title={`${refusal.number} is not shown to the public`}>
      {refusal.detail} {refusal.mend}{' '}
      <AppLink to={sitePath(`/findings/${refusal.findingId}`)}>Open the finding</AppLink>
    </Notice>
  ));
}
