import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { useGo, useRouteParams } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { ActionItem } from '../contract.ts';
import { actionItemWorkflow } from '../states.ts';
import { entriesOf, Origin } from './parts.tsx';

/** One action item: whose it is, until when, and where it was agreed. */
export default function ActionScreen() {
  const { actionId } = useRouteParams<'actionId'>();
  const query = useApiQuery(`/api/actions/${actionId}`, ActionItem, { live: ['meetings.action-*'] });
  return (
    <QueryStates query={query} what="the action item">
      {(item) => <ActionRecord item={item} />}
    </QueryStates>
  );
}

function ActionRecord({ item }: { item: ActionItem }) {
  const formats = useFormats();
  const go = useGo();
  const isOpen = item.state === 'open' || item.state === 'under-way';
  const moves = item.mayMove
    ? {
        onMove: (move: string, reason: string | null) =>
          api.post(`/api/actions/${item.id}/moves`, { move, ...(reason ? { reason } : {}) }, ActionItem),
      }
    : {};
  return (
    <RecordPage
      number={item.number}
      kind="Action item"
      title={item.title}
      crumbs={[
        item.site
          ? { label: `Actions of ${item.site.name}`, to: `/s/${item.site.slug}/actions` }
          : { label: 'Action items', to: '/actions' },
      ]}
      workflow={actionItemWorkflow}
      state={item.state}
      since={item.stateSince}
      target={isOpen ? item.dueOn : null}
      waitsOn={item.owner}
      iMade={item.iMade}
      {...(item.site ? { siteId: item.site.id } : {})}
      {...moves}
      refresh={['/api/actions']}
      more={
        item.mayMove && isOpen
          ? [
              {
                key: 'edit',
                label: 'Change owner, day or wording',
                run: () => go(`/actions/${item.id}/edit`),
              },
            ]
          : []
      }
      facts={[
        { label: 'Owner', value: item.owner ?? 'Nobody yet: open to the site team' },
        { label: 'Due', value: formats.date(item.dueOn) },
        { label: 'Site', value: item.site?.name ?? 'The program itself' },
        { label: 'Agreed in', value: <Origin origin={item.origin} /> },
      ]}
      timeline={<Timeline entries={entriesOf(item.timeline, actionItemWorkflow, 'Recorded')} />}
    >
      {item.isLate && (
        <Notice tone="warning">Its day has passed: finish it, move the day, or drop it.</Notice>
      )}
      {item.detail && <p>{item.detail}</p>}
    </RecordPage>
  );
}
