import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { May } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type PersonView, personList } from '../../contract.ts';
import { AdministrationTabs } from './AdministrationTabs.tsx';
import { PersonStateTag } from './PersonStateTag.tsx';
import { useChoices } from './useChoices.ts';

const inForce = (person: PersonView) => person.memberships.filter((membership) => membership.inForce);

export default function PeopleScreen() {
  const formats = useFormats();
  const { agencies, roles } = useChoices();
  return (
    <ListPage
      title="People"
      noun={['person', 'people']}
      lead="Who is in the partnership, with which roles, where."
      path="/api/administration/people"
      schema={personList}
      live={['identity.*']}
      rowKey={(person) => person.id}
      rowTitle={(person) => person.name}
      to={(person) => `/administration/people/${person.id}`}
      filters={[
        { key: 'q', label: 'Name or e-mail', kind: 'text' },
        { key: 'agency', label: 'Agency', kind: 'choice', options: agencies },
        {
          key: 'role',
          label: 'Role',
          kind: 'choice',
          options: roles.map((role) => ({ value: role.name, label: role.label })),
        },
      ]}
      columns={[
        { key: 'name', label: 'Name', value: (person) => person.name },
        {
          key: 'roles',
          label: 'Roles',
          value: (person) =>
            inForce(person)
              .map((membership) => membership.roleLabel)
              .join(', '),
        },
        {
          key: 'agencies',
          label: 'Agencies',
          value: (person) =>
            [...new Set(inForce(person).map((membership) => membership.agency.name))].join(', '),
        },
        { key: 'email', label: 'E-mail', value: (person) => person.email },
        {
          key: 'state',
          label: 'State',
          value: (person) => person.state,
          render: (person) => <PersonStateTag person={person} />,
        },
        {
          key: 'seen',
          label: 'Last seen',
          value: (person) => (person.lastSeenAt ? formats.ago(person.lastSeenAt) : ''),
        },
      ]}
      nothingYet={
        <NothingYet title="Nobody yet">Invite the first person; they get a link that works once.</NothingYet>
      }
      actions={
        <May permission="identity.administer-agency">
          <LinkButton to="/administration/people/invite" tone="primary" icon="add">
            Invite a person
          </LinkButton>
        </May>
      }
    >
      <AdministrationTabs here="people" />
    </ListPage>
  );
}
