import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { SessionOfSummit } from '../contract.ts';
import { hoursOf } from './parts.tsx';
import { UnsentNotice } from './UnsentNotice.tsx';
import { useUnsent } from './useUnsent.ts';

export default function SessionScreen() {
  const { sessionId } = useRouteParams<'sessionId'>();
  const query = useApiQuery(`/api/summit-sessions/${sessionId}`, SessionOfSummit, { live: ['summit.*'] });
  return (
    <QueryStates query={query} what="the session">
      {(session) => <SessionPage session={session} />}
    </QueryStates>
  );
}

function SessionPage({ session }: { session: SessionOfSummit }) {
  const formats = useFormats();
  const may = useMay();
  const unsent = useUnsent();
  const here = `/summit/sessions/${session.id}` as const;
  const hasBegun = session.window !== 'not-yet' && new Date(session.startsAt) <= new Date();
  const isUnderWay = session.summit.state === 'under-way';
  return (
    <Page
      title={session.title}
      over={`Session on ${session.coreAreaName}`}
      crumbs={[{ label: session.summit.title, to: `/summit/${session.eventId}` }]}
      actions={
        <>
          {!session.signedInAt && session.window === 'open' && isUnderWay && (
            <LinkButton to={`/summit/sign-in/${session.id}`} tone="primary">
              Sign in
            </LinkButton>
          )}
          {hasBegun && may('summit.commit') && (
            <LinkButton to={`${here}/commit`}>Make a commitment</LinkButton>
          )}
          {may('summit.host') && <LinkButton to={`${here}/host`}>Code and roster</LinkButton>}
          {may('summit.run') && <LinkButton to={`${here}/edit`}>Change</LinkButton>}
        </>
      }
    >
      <div className="stack">
        <UnsentNotice queue={unsent.queue} onPutAway={unsent.putAway} />
        {session.signedInAt && (
          <Notice tone="success">{`You signed in at ${formats.time(session.signedInAt)}.`}</Notice>
        )}
        <div className="panel">
          <Facts
            items={[
              { label: 'When', value: hoursOf(session, formats.date) },
              { label: 'Room', value: `${session.room}, ${formats.count(session.capacity, 'seat')}` },
              {
                label: 'Speakers',
                value:
                  session.speakers.map(({ name, from }) => (from ? `${name} (${from})` : name)).join('; ') ||
                  'To be named',
              },
            ]}
          />
        </div>
        {session.summary && <p>{session.summary}</p>}
        <Section title="Materials" plain>
          {session.materials.length === 0 ? (
            <NothingYet title="No materials yet">They are added by the program office.</NothingYet>
          ) : (
            <ul>
              {session.materials.map(({ id, title, fileName, bytes }) => (
                <li key={id}>
                  <a href={`/api/summit-materials/${id}`} download={fileName}>
                    {title}
                  </a>
                  , {formats.bytes(bytes)}
                </li>
              ))}
            </ul>
          )}
        </Section>
      </div>
    </Page>
  );
}
