import type { z } from 'zod';
import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { May, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ConnectionSummary, connectionList } from '../contract.ts';
import { connectionWorkflow } from '../states.ts';

type Row = z.infer<typeof ConnectionSummary>;

/** Research partners that a liaison has brought to the site, and what became of it. */
export default function ConnectionsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  return (
    <ListPage<Row>
      title="Research partners"
      lead="A liaison suggests a partner, the site says yes or no, and a project follows."
      crumbs={[{ label: 'Research', to: sitePath('/research') }]}
      noun={['connection', 'connections']}
      path={`/api/sites/${site.slug}/research/connections`}
      schema={connectionList}
      live={['research.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.topic}
      to={(row) => sitePath(`/research/connections/${row.id}`)}
      columns={[
        { key: 'topic', label: 'Topic', value: (row) => row.topic },
        { key: 'partner', label: 'Research partner', value: (row) => row.partner.name },
        {
          key: 'state',
          label: 'State',
          value: (row) => row.state,
          render: (row) => <StateTag workflow={connectionWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'by', label: 'Suggested by', value: (row) => row.suggestedBy },
        { key: 'at', label: 'On', value: (row) => formats.date(row.createdAt), narrow: true },
      ]}
      actions={
        <May permission="research.connect" siteId={site.id}>
          <LinkButton to={sitePath('/research/connections/new')} tone="primary">
            Suggest a partner
          </LinkButton>
        </May>
      }
      nothingYet={
        <NothingYet title="No research partner suggested yet">
          A Strategic Site Liaison who knows of a fitting partner suggests it here; the site decides.
        </NothingYet>
      }
    />
  );
}
