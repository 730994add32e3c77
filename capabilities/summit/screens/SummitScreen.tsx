import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Timeline } from '#web/design/parts/Timeline.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Summit } from '../contract.ts';
import { summitWorkflow } from '../states.ts';
import { CommitmentsTab } from './CommitmentsTab.tsx';
import { MaterialsTab } from './MaterialsTab.tsx';
import { entriesOf } from './parts.tsx';
import { SessionsTab } from './SessionsTab.tsx';

/** One year's summit: its sessions, who goes, what is handed out and what was promised. */
export default function SummitScreen() {
  const { summitId } = useRouteParams<'summitId'>();
  const query = useApiQuery(`/api/summits/${summitId}`, Summit, { live: ['summit.*'] });
  return (
    <QueryStates query={query} what="the summit">
      {(summit) => <SummitRecord summit={summit} />}
    </QueryStates>
  );
}

function SummitRecord({ summit }: { summit: Summit }) {
  const formats = useFormats();
  const go = useGo();
  const runs = useMay()('summit.run');
  const path = `/api/summits/${summit.id}`;
  const isOpen = runs && summit.state !== 'closed';
  return (
    <RecordPage
      number={summit.number}
      kind="Summit"
      title={summit.title}
      crumbs={[{ label: 'Summits', to: '/summit' }]}
      workflow={summitWorkflow}
      state={summit.state}
      since={summit.stateSince}
      iMade={summit.iMade}
      onMove={(move) => api.post(`${path}/moves`, { move }, Summit)}
      refresh={['/api/summits']}
      more={[
        { key: 'summary', label: 'Summary for leadership', run: () => go(`/summit/${summit.id}/summary`) },
        ...(isOpen
          ? [{ key: 'edit', label: 'Change the summit', run: () => go(`/summit/${summit.id}/edit`) }]
          : []),
      ]}
      facts={[
        { label: 'Days', value: `${formats.date(summit.startsOn)} to ${formats.date(summit.endsOn)}` },
        { label: 'Place', value: summit.place || '—' },
        { label: 'Seats a site', value: formats.number(summit.seatsPerSite) },
        { label: 'Clock', value: summit.timeZone },
        { label: 'Summary', value: <AppLink to={`/summit/${summit.id}/summary`}>For leadership</AppLink> },
      ]}
      tabs={[
        {
          key: 'sessions',
          label: 'Sessions',
          count: summit.sessions.length,
          content: <SessionsTab summit={summit} runs={isOpen} />,
        },
        { key: 'registration', label: 'Registration', content: <RegistrationLinks summit={summit} /> },
        { key: 'commitments', label: 'Commitments', content: <CommitmentsTab summit={summit} /> },
        {
          key: 'materials',
          label: 'Materials',
          count: summit.materials.length,
          content: <MaterialsTab summit={summit} runs={runs} />,
        },
      ]}
      timeline={<Timeline entries={entriesOf(summit.timeline, summitWorkflow, 'Planned')} />}
    />
  );
}

/** Each site registers its own people. */
function RegistrationLinks({ summit }: { summit: Summit }) {
  const { sites } = useSession();
  const may = useMay();
  const own = sites.filter(({ id }) => may('summit.read', id));
  return (
    <div className="stack">
      <p>{`Each site has ${summit.seatsPerSite} seats; those beyond them wait, and move up when a seat comes free.`}</p>
      <ul>
        {own.map(({ id, slug, name }) => (
          <li key={id}>
            <LinkButton to={`/s/${slug}/summit/registration/${summit.id}`}>{`People of ${name}`}</LinkButton>
          </li>
        ))}
      </ul>
    </div>
  );
}
