import { api } from '#web/design/api.ts';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Contact, type Person, people } from '../contract.ts';
import { ContactFields } from './ContactFields.tsx';
import { contactForm, emptyContact } from './contact-form.ts';

export default function NewContactScreen() {
  const site = useSite();
  const known = useApiQuery(`/api/sites/${site.slug}/meeting-people`, people);
  return (
    <QueryStates query={known} what="the site’s people">
      {({ items }) => <LogContact known={items} />}
    </QueryStates>
  );
}

function LogContact({ known }: { known: Person[] }) {
  const site = useSite();
  const go = useGo();
  const refresh = useRefresh();
  const sitePath = useSitePath();
  const path = `/api/sites/${site.slug}/contacts`;
  const form = useForm({
    name: `contact:${site.id}:new`,
    initial: emptyContact,
    schema: contactForm(known),
    submit: (draft) => api.post(path, draft, Contact),
    done: ({ id }) => {
      void refresh([path]);
      go(sitePath(`/contacts/${id}`));
    },
  });
  return (
    <FormPage
      title="Log a contact"
      crumbs={[{ label: 'Contacts', to: sitePath('/contacts') }]}
      form={form}
      submitLabel="Log the contact"
      cancelTo={sitePath('/contacts')}
    >
      <ContactFields form={form} known={known} />
    </FormPage>
  );
}
