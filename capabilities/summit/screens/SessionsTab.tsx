import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import type { Session, Summit } from '../contract.ts';
import { hoursOf } from './parts.tsx';

/** The sessions by their hours; the one that can be signed in to now says so. */
export function SessionsTab({ summit, runs }: { summit: Summit; runs: boolean }) {
  const formats = useFormats();
  return (
    <Section
      title="Sessions"
      plain
      actions={
        runs ? <LinkButton to={`/summit/${summit.id}/new-session`}>Plan a session</LinkButton> : undefined
      }
    >
      <DataTable
        caption="Sessions of the summit"
        rows={summit.sessions}
        rowKey={({ id }) => id}
        rowTitle={({ title }) => title}
        columns={[
          {
            key: 'title',
            label: 'Session',
            value: ({ title }) => title,
            render: ({ id, title }) => <AppLink to={`/summit/sessions/${id}`}>{title}</AppLink>,
          },
          { key: 'hours', label: 'When', value: (session) => hoursOf(session, formats.date) },
          { key: 'area', label: 'Core area', value: ({ coreAreaName }) => coreAreaName },
          { key: 'room', label: 'Room', value: ({ room }) => room },
          {
            key: 'mine',
            label: 'My sign-in',
            value: signInWords,
            render: (session) => <SignInCell session={session} isUnderWay={summit.state === 'under-way'} />,
          },
        ]}
        empty={<NothingYet title="No sessions yet">The program office plans them.</NothingYet>}
      />
    </Section>
  );
}

function signInWords({ signedInAt, window }: Session): string {
  return signedInAt ? 'Signed in' : window === 'open' ? 'Open now' : '';
}

function SignInCell({ session, isUnderWay }: { session: Session; isUnderWay: boolean }) {
  if (session.signedInAt) return <Tag tone="success">Signed in</Tag>;
  if (session.window !== 'open' || !isUnderWay) return null;
  return <LinkButton to={`/summit/sign-in/${session.id}`}>Sign in</LinkButton>;
}
