import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { TextField } from '#web/design/forms/fields.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { QrCode } from '#web/design/qr/QrCode.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Roster, type RosterEntry, SessionCode, SessionOfSummit } from '../contract.ts';

const NEW_CODE_MS = 5_000;

/** What the host shows in the room, and the list on which people without a phone are marked. */
export default function HostScreen() {
  const { sessionId } = useRouteParams<'sessionId'>();
  const query = useApiQuery(`/api/summit-sessions/${sessionId}`, SessionOfSummit);
  return (
    <QueryStates query={query} what="the session">
      {(session) => (
        <Page
          title={session.title}
          over={`${session.room}, ${session.from} to ${session.to}`}
          crumbs={[{ label: 'Session', to: `/summit/sessions/${sessionId}` }]}
          wide
        >
          <div className="stack">
            <CodeToShow sessionId={sessionId} />
            <RosterList session={session} />
          </div>
        </Page>
      )}
    </QueryStates>
  );
}

function CodeToShow({ sessionId }: { sessionId: string }) {
  const query = useApiQuery(`/api/summit-sessions/${sessionId}/code`, SessionCode, {
    refetchInterval: NEW_CODE_MS,
  });
  return (
    <Section title="Code to show in the room" lead="It changes every minute. Scan it, or type the digits.">
      <QueryStates query={query} what="the code">
        {({ code, link }) => (
          <div className="stack">
            <QrCode text={link} label="Code to scan with a phone that is signed in" />
            <p className="key-figure__value" data-code={code}>
              {code.slice(0, 4)} {code.slice(4)}
            </p>
          </div>
        )}
      </QueryStates>
    </Section>
  );
}

function RosterList({ session }: { session: SessionOfSummit }) {
  const formats = useFormats();
  const path = `/api/summit-sessions/${session.id}/roster`;
  const query = useApiQuery(path, Roster, { live: ['summit.signed-in', 'summit.registered'] });
  const [search, setSearch] = useState('');
  const found = ({ name, site }: RosterEntry) =>
    `${name} ${site ?? ''}`.toLowerCase().includes(search.trim().toLowerCase());
  return (
    <Section title="Roster" plain>
      <QueryStates
        query={query}
        what="the roster"
        isEmpty={({ items }) => items.length === 0}
        nothingYet={<NothingYet title="Nobody is registered yet">Each site registers its people.</NothingYet>}
      >
        {({ items, there }) => (
          <div className="stack">
            <p role="status">
              {`${there} of ${items.length} are there; the room has ${formats.count(session.capacity, 'seat')}.`}
            </p>
            <TextField
              id="roster-search"
              name="search"
              label="Find a person or a site"
              type="search"
              value={search}
              onChange={setSearch}
              error={undefined}
            />
            <RosterTable rows={items.filter(found)} path={path} />
          </div>
        )}
      </QueryStates>
    </Section>
  );
}

function RosterTable({ rows, path }: { rows: RosterEntry[]; path: string }) {
  const mark = useApiMutation((registrationId: string) => api.post(path, { registrationId }, Roster), {
    refresh: [path],
  });
  const takeBack = useApiMutation((id: string) => api.delete(`${path}/${id}`, Roster), {
    refresh: [path],
    done: 'The mark is taken back.',
  });
  return (
    <DataTable
      caption="Who is registered and who is there"
      rows={rows}
      rowKey={({ registrationId, attendance }) => registrationId ?? attendance?.id ?? ''}
      rowTitle={({ name }) => name}
      columns={[
        { key: 'name', label: 'Name', value: ({ name }) => name },
        { key: 'site', label: 'Site', value: ({ site }) => site ?? 'The program' },
        {
          key: 'seat',
          label: 'Registration',
          value: ({ registrationId, seated }) =>
            registrationId ? (seated ? 'Seat' : 'Waits') : 'Not registered',
        },
        { key: 'there', label: 'There', value: thereWords },
        {
          key: 'mark',
          label: 'Mark',
          value: () => '',
          render: ({ registrationId, attendance, name }) =>
            attendance ? (
              <Button
                tone="plain"
                onClick={() => takeBack.mutate(attendance.id)}
                aria-label={`Take back ${name}`}
              >
                Take back
              </Button>
            ) : (
              registrationId && (
                <Button onClick={() => mark.mutate(registrationId)} aria-label={`Mark ${name} as there`}>
                  Is there
                </Button>
              )
            ),
        },
      ]}
      empty={<NothingYet title="Nobody of that name">Look for another name or site.</NothingYet>}
    />
  );
}

function thereWords({ attendance }: RosterEntry): string {
  if (!attendance) return '';
  if (attendance.means === 'roster') return 'Marked by a host';
  return attendance.sentLater ? 'By phone, sent later' : 'By phone';
}
