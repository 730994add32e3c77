import { useState } from 'react';
import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams } from '#web/design/navigation.tsx';
import { ActionMenu } from '#web/design/parts/ActionMenu.tsx';
import { Button, LinkButton } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { useApiMutation, useApiQuery } from '#web/design/queries.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { invitationLink, type PersonView, personView } from '../../contract.ts';
import { type Run, useStepUp } from '../parts/useStepUp.tsx';
import { InvitationLink } from './InviteScreen.tsx';
import { MembershipsSection } from './MembershipsSection.tsx';
import { PersonStateTag } from './PersonStateTag.tsx';

const list = '/api/administration/people';

export default function PersonScreen() {
  const { personId } = useRouteParams<'personId'>();
  const query = useApiQuery(`${list}/${personId}`, personView, { live: ['identity.*'] });
  const { run, dialog } = useStepUp();
  return (
    <>
      <QueryStates query={query} what="the person">
        {(person) => <Person person={person} run={run} />}
      </QueryStates>
      {dialog}
    </>
  );
}

function Person({ person, run }: { person: PersonView; run: Run }) {
  const formats = useFormats();
  const may = useMay();
  const { person: me } = useSession();
  const canAdminister = may('identity.administer-agency') && me.id !== person.id;
  return (
    <Page
      title={person.name}
      wide
      over={<PersonStateTag person={person} />}
      crumbs={[{ label: 'People', to: '/administration/people' }]}
      actions={
        <>
          {may('audit.read') && (
            <LinkButton to={`/administration/audit?person=${person.id}`}>What they did</LinkButton>
          )}
          {canAdminister && <PersonActions person={person} run={run} />}
        </>
      }
    >
      <Facts
        items={[
          { label: 'E-mail', value: person.email },
          {
            label: 'Last seen',
            value: person.lastSeenAt ? formats.ago(person.lastSeenAt) : 'Never, or not yours to see',
          },
        ]}
      />
      <MembershipsSection person={person} run={run} canAdminister={canAdminister} />
    </Page>
  );
}

function PersonActions({ person, run }: { person: PersonView; run: Run }) {
  const [asking, setAsking] = useState(false);
  const path = `${list}/${person.id}`;
  const issue = useApiMutation(() => run(() => api.post(`${path}/invitation`, {}, invitationLink)));
  const suspended = person.state === 'suspended';
  const suspend = useApiMutation(
    () =>
      run(() =>
        suspended
          ? api.delete(`${path}/suspension`, z.unknown())
          : api.post(`${path}/suspension`, {}, z.unknown()),
      ),
    {
      refresh: [list],
      done: suspended ? 'They may sign in again' : 'Suspended; they are signed out everywhere',
    },
  );
  const close = () => {
    setAsking(false);
    issue.reset();
  };
  return (
    <>
      <ActionMenu
        label="Actions"
        items={[
          { key: 'link', label: 'New invitation link', run: () => setAsking(true), disabled: suspended },
          {
            key: 'suspend',
            label: suspended ? 'Lift the suspension' : 'Suspend',
            run: () => suspend.mutate(undefined),
            danger: !suspended,
          },
        ]}
      />
      <Dialog
        open={asking}
        title="New invitation link"
        onClose={close}
        actions={
          issue.data ? undefined : (
            <Button tone="primary" busy={issue.isPending} onClick={() => issue.mutate(undefined)}>
              Make the link
            </Button>
          )
        }
      >
        {issue.data ? (
          <InvitationLink issued={issue.data} />
        ) : (
          <p>
            For someone who was invited and did not come in, or who lost their password or phone. Be sure it
            is them: when they use it, their earlier password, authenticator, passkeys and sessions stop
            working. Earlier links stop now.
          </p>
        )}
      </Dialog>
    </>
  );
}
