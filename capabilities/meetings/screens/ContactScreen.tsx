import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Page } from '#web/design/frames/Page.tsx';
import { useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Contact, people } from '../contract.ts';
import { ContactFields } from './ContactFields.tsx';
import { contactForm, formOfContact } from './contact-form.ts';
import { methodWords } from './words.ts';

export default function ContactScreen() {
  const site = useSite();
  const { contactId } = useRouteParams<'contactId'>();
  const path = `/api/sites/${site.slug}/contacts/${contactId}`;
  const query = useApiQuery(path, Contact);
  return (
    <QueryStates query={query} what="the contact">
      {(contact) => <ContactPage contact={contact} path={path} />}
    </QueryStates>
  );
}

function ContactPage({ contact, path }: { contact: Contact; path: string }) {
  const formats = useFormats();
  const sitePath = useSitePath();
  const [correcting, setCorrecting] = useState(false);
  return (
    <Page
      title={contact.purpose}
      over={`Contact ${contact.number}`}
      crumbs={[{ label: 'Contacts', to: sitePath('/contacts') }]}
      actions={contact.isMine ? <Button onClick={() => setCorrecting(true)}>Put right</Button> : undefined}
    >
      <div className="stack">
        <div className="panel">
          <Facts
            items={[
              { label: 'When', value: formats.dateTime(contact.happenedAt) },
              { label: 'How', value: methodWords[contact.method] },
              { label: 'With', value: contact.people.map(({ name }) => name).join(', ') },
              {
                label: 'Logged by',
                value: `${contact.loggedBy}, ${formats.dateTime(contact.loggedAt)}`,
              },
            ]}
          />
        </div>
        <Section title="What came of it" plain>
          <p>{contact.result || 'Nothing was noted.'}</p>
        </Section>
        <Section title="What is next" plain>
          <p>{contact.nextSteps || 'Nothing was noted.'}</p>
        </Section>
      </div>
      <Dialog open={correcting} title="Put the contact right" onClose={() => setCorrecting(false)}>
        <CorrectForm contact={contact} path={path} onDone={() => setCorrecting(false)} />
      </Dialog>
    </Page>
  );
}

function CorrectForm({ contact, path, onDone }: { contact: Contact; path: string; onDone: () => void }) {
  const site = useSite();
  const refresh = useRefresh();
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people).data?.items ?? [];
  const form = useForm({
    name: `contact:${contact.id}:${contact.revision}`,
    initial: formOfContact(contact, wallClock(contact.happenedAt, site.timeZone)),
    schema: contactForm(known),
    submit: (draft) => api.put(path, { ...draft, revision: contact.revision }, Contact),
    done: () => {
      void refresh([`/api/sites/${site.slug}/contacts`]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Save the contact">
      <ContactFields form={form} known={known} />
    </FormBody>
  );
}

/** The day and time as the form shows them: Sweden writes both as forms do. */
function wallClock(moment: string, timeZone: string): { day: string; time: string } {
  const [day = '', time = ''] = new Date(moment).toLocaleString('sv-SE', { timeZone }).split(' ');
  return { day, time: time.slice(0, 5) };
}
