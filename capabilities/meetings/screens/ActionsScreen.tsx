import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useMay, useMaybeSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type ActionItemSummary, actionItemList } from '../contract.ts';
import { type ActionItemState, actionItemWorkflow } from '../states.ts';
import { useActionColumns } from './parts.tsx';

const states = Object.keys(actionItemWorkflow.states) as ActionItemState[];
const OPEN = ['open', 'under-way'];

/** Action items by their day: of the site on screen, or of every site the person sees. */
export default function ActionsScreen() {
  const site = useMaybeSite();
  const sitePath = useSitePath();
  const may = useMay();
  const columns = useActionColumns({ withSite: !site });
  const mayRecord = site ? may('meetings.act', site.id) : may('meetings.write-program');
  const record = mayRecord && (
    <LinkButton to={site ? sitePath('/actions/new') : '/actions/new'}>Record an action</LinkButton>
  );
  return (
    <ListPage<ActionItemSummary>
      title={site ? 'Action items' : 'Action items of all sites'}
      noun={['action item', 'action items']}
      path={site ? `/api/sites/${site.slug}/actions` : '/api/actions'}
      schema={actionItemList}
      live={['meetings.action-*']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.title}
      to={(row) => `/actions/${row.id}`}
      views={[
        { label: 'All', filters: {} },
        { label: 'Open', filters: { state: OPEN } },
        { label: 'Late', filters: { late: ['yes'] } },
        { label: 'Mine', filters: { owner: ['me'], state: OPEN } },
        { label: 'Nobody’s', filters: { owner: ['nobody'], state: OPEN } },
      ]}
      filters={[
        {
          key: 'state',
          label: 'State',
          kind: 'many',
          options: states.map((value) => ({ value, label: actionItemWorkflow.states[value].label })),
        },
        {
          key: 'owner',
          label: 'Owner',
          kind: 'choice',
          options: [
            { value: 'me', label: 'Me' },
            { value: 'nobody', label: 'Nobody' },
          ],
        },
        { key: 'late', label: 'Late', kind: 'choice', options: [{ value: 'yes', label: 'Only late ones' }] },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={columns}
      {...(record ? { actions: record } : {})}
      {...(site ? { crumbs: [{ label: 'Meetings', to: sitePath('/meetings') }] } : {})}
      nothingYet={
        <NothingYet title="No action items yet" {...(record ? { action: record } : {})}>
          What a meeting, the summit or a visit agreed on stands here, with its owner and its day.
        </NothingYet>
      }
    />
  );
}
