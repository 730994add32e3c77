import { useFormats } from '#web/design/formats.ts';
import { ListPage } from '#web/design/frames/ListPage.tsx';
import { useSitePath } from '#web/design/navigation.tsx';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { type Contact, contactList, contactMethods } from '../contract.ts';
import { methodWords } from './words.ts';

/** Who spoke with whom about the site, the latest first. */
export default function ContactsScreen() {
  const site = useSite();
  const sitePath = useSitePath();
  const formats = useFormats();
  const log = useMay()('meetings.log-contact', site.id) && (
    <LinkButton to={sitePath('/contacts/new')}>Log a contact</LinkButton>
  );
  return (
    <ListPage<Contact>
      title="Contacts"
      lead="Calls, messages and visits: what they were for, what came of them and what is next."
      crumbs={[{ label: 'Meetings', to: sitePath('/meetings') }]}
      noun={['contact', 'contacts']}
      path={`/api/sites/${site.slug}/contacts`}
      schema={contactList}
      live={['meetings.contact-logged']}
      rowKey={(row) => row.id}
      rowTitle={(row) => row.purpose}
      to={(row) => sitePath(`/contacts/${row.id}`)}
      filters={[
        {
          key: 'method',
          label: 'Method',
          kind: 'many',
          options: contactMethods.map((value) => ({ value, label: methodWords[value] })),
        },
        { key: 'q', label: 'Search', kind: 'text' },
      ]}
      columns={[
        { key: 'purpose', label: 'What for', value: (row) => row.purpose },
        { key: 'at', label: 'When', value: (row) => formats.dateTime(row.happenedAt), narrow: true },
        { key: 'method', label: 'Method', value: (row) => methodWords[row.method], narrow: true },
        { key: 'people', label: 'With', value: (row) => row.people.map(({ name }) => name).join(', ') },
        { key: 'next', label: 'Next steps', value: (row) => row.nextSteps },
        { key: 'by', label: 'Logged by', value: (row) => row.loggedBy },
        { key: 'number', label: 'Number', value: (row) => row.number, narrow: true },
      ]}
      {...(log ? { actions: log } : {})}
      nothingYet={
        <NothingYet title="No contacts logged yet" {...(log ? { action: log } : {})}>
          A call that is logged is not asked about twice.
        </NothingYet>
      }
    />
  );
}
