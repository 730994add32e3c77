import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PurgeSummary, purgeList } from '../contract.ts';
import { type PurgeState, purgeWorkflow } from '../states.ts';

const states = Object.keys(purgeWorkflow.states) as PurgeState[];

/** What was purged or is to be, each with its proof. */
export default function PurgesScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const mayPropose = useMay()('retention.purge', site.id);
  const begin = (
    <LinkButton to={sitePath('/sharing/retention/purges/new')} tone="primary">
      Propose a purge
    </LinkButton>
  );
  return (
    <ListPage<PurgeSummary>
      title="Purges"
      lead="Records whose time is over go when one person proposes it and another approves. What stays is a certificate that can be verified."
      crumbs={[{ label: 'Retention', to: sitePath('/sharing/retention') }]}
      noun={['purge', 'purges']}
      path={`/api/sites/${site.slug}/sharing/purges`}
      schema={purgeList}
      live={['retention.*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => sitePath(`/sharing/retention/purges/${row.id}`)}
      views={[
        { label: 'All', filters: {} },
        { label: 'To approve', filters: { state: ['proposed'] } },
      ]}
      filters={[
        {
          ...{ key: 'state', label: 'State', kind: 'many' },
          options: states.map((value) => ({ value, label: purgeWorkflow.states[value].label })),
        },
      ]}
      columns={[
        { key: 'title', label: 'What', value: (row) => row.title },
        {
          key: 'state',
          label: 'State',
          value: (row) => purgeWorkflow.states[row.state].label,
          render: (row) => <StateTag workflow={purgeWorkflow} state={row.state} />,
          narrow: true,
        },
        { key: 'expected', label: 'Expected', value: (row) => row.expected, align: 'end' },
        { key: 'purged', label: 'Purged', value: (row) => row.purged, align: 'end' },
        { key: 'held', label: 'Held back', value: (row) => row.heldBack, align: 'end' },
        { key: 'since', label: 'Since', value: (row) => formats.date(row.stateSince), narrow: true },
        { key: 'by', label: 'Proposed by', value: (row) => row.proposedBy },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      {...(mayPropose ? { actions: begin } : {})}
      nothingYet={
        <NothingYet title="Nothing was purged yet" {...(mayPropose ? { action: begin } : {})}>
          When records have been kept as long as their schedule says, propose a purge; a second person
          approves it.
        </NothingYet>
      }
    />
  );
}
