import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { RecordPage } from '#web/design/frames/RecordPage.tsx';
import { AppLink, useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Connection } from '../contract.ts';
import { connectionWorkflow } from '../states.ts';
import { History } from './words.tsx';

export default function ConnectionScreen() {
  const site = useSite();
  const { connectionId } = useRouteParams<'connectionId'>();
  const path = `/api/sites/${site.slug}/research/connections/${connectionId}`;
  const query = useApiQuery(path, Connection, { live: ['research.*'] });
  return (
    <QueryStates query={query} what="the connection">
      {(connection) => <ConnectionRecord connection={connection} path={path} />}
    </QueryStates>
  );
}

function ConnectionRecord({ connection, path }: { connection: Connection; path: string }) {
  const site = useSite();
  const sitePath = useSitePath();
  const go = useGo();
  const formats = useFormats();
  const { project } = connection;
  return (
    <RecordPage
      number={connection.number}
      kind="Connection"
      title={connection.topic}
      crumbs={[{ label: 'Research partners', to: sitePath('/research/connections') }]}
      workflow={connectionWorkflow}
      state={connection.state}
      since={connection.stateSince}
      siteId={site.id}
      iMade={connection.iMade}
      ownForms={{ open: () => go(sitePath(`/research/new?connection=${connection.id}`)) }}
      onMove={(move, reason) =>
        api.post(`${path}/moves`, { move, ...(reason ? { reason } : {}) }, Connection)
      }
      refresh={[`/api/sites/${site.slug}/research`]}
      facts={[
        { label: 'Research partner', value: connection.partner.name },
        { label: 'Suggested by', value: connection.suggestedBy },
        { label: 'Suggested', value: formats.date(connection.createdAt) },
        {
          label: 'Project',
          value: project ? (
            <AppLink to={sitePath(`/research/${project.id}`)}>{project.number}</AppLink>
          ) : (
            'None yet'
          ),
        },
      ]}
      timeline={<History steps={connection.history} />}
    >
      <Section title="Why" plain>
        <p>{connection.why}</p>
      </Section>
    </RecordPage>
  );
}
