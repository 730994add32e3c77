import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { CheckField, ComboField, RadioField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useRouteParams, useSitePath } from '#web/design/navigation.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { candidateList, holdingRequest, type PositionView, siteProgram } from '../contract.ts';

/** Says who has a position from a day on. */
export default function FillPositionScreen() {
  const site = useSite();
  const { position: key } = useRouteParams<'position'>();
  const program = useApiQuery(`/api/sites/${site.slug}/program`, siteProgram);
  const people = useApiQuery(`/api/sites/${site.slug}/team/candidates`, candidateList);
  return (
    <QueryStates query={program} what="the team">
      {({ positions }) => {
        const position = positions.find((one) => one.key === key);
        if (!position) return <Notice title="No such position">Choose one on the team’s page.</Notice>;
        return (
          <QueryStates query={people} what="the people of the site">
            {({ items }) => <FillPosition position={position} people={items} />}
          </QueryStates>
        );
      }}
    </QueryStates>
  );
}

/** Named as the server names them, so that what it refuses stands beside its field. */
type FillForm = Contact & {
  position: string;
  who: string;
  personId: string;
  acting: boolean;
  from: string;
  to: string;
  note: string;
};

const form = z.preprocess((values) => {
  const given = values as FillForm;
  return {
    position: given.position,
    acting: given.acting,
    from: given.from,
    ...(given.to ? { to: given.to } : {}),
    ...(given.note ? { note: given.note } : {}),
    ...(given.who === 'contact' ? { contact: contactOf(given) } : {}),
    ...(given.who === 'person' && given.personId ? { personId: given.personId } : {}),
  };
}, holdingRequest);

type Contact = { 'contact.name': string; 'contact.agency': string; 'contact.address': string };

function contactOf(given: Contact) {
  const address = given['contact.address'];
  return { name: given['contact.name'], agency: given['contact.agency'], ...(address ? { address } : {}) };
}

type Props = { position: PositionView; people: z.infer<typeof candidateList>['items'] };

function FillPosition({ position, people }: Props) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const refresh = useRefresh();
  const fill = useForm({
    name: `program-fill:${site.id}:${position.key}`,
    initial: {
      position: position.key as string,
      who: position.heldBy === 'federal partner' ? 'contact' : 'person',
      ...{ personId: '', 'contact.name': '', 'contact.agency': '', 'contact.address': '' },
      ...{
        acting: false,
        from: new Date().toLocaleDateString('en-CA', { timeZone: site.timeZone }),
        to: '',
        note: '',
      },
    },
    schema: form,
    submit: (body) => api.post(`/api/sites/${site.slug}/team`, body, siteProgram),
    done: () => {
      void refresh([`/api/sites/${site.slug}/program`, '/api/portfolio']);
      go(sitePath('/program?tab=team'));
    },
  });
  const holder = position.now.find(({ acting }) => !acting);
  return (
    <FormPage
      title={position.name}
      lead={
        holder
          ? `${holder.name} holds it now, until the day on which someone follows.`
          : 'Nobody holds it now.'
      }
      crumbs={[{ label: 'Engagement', to: sitePath('/program?tab=team') }]}
      form={fill}
      submitLabel="Save"
      cancelTo={sitePath('/program?tab=team')}
    >
      <RadioField
        {...fill.field('who')}
        label="Who"
        required
        options={[
          { value: 'person', label: 'A person of the partnership', hint: 'Work can fall to them here.' },
          { value: 'contact', label: 'An agency’s contact', hint: 'Named, without an account.' },
        ]}
      />
      {fill.values.who === 'person' ? (
        <ComboField
          {...fill.field('personId')}
          label="Person"
          hint="People whose memberships cover the site."
          required
          options={people.map(({ id, name, roles }) => ({
            value: id,
            label: `${name} (${roles.join(', ')})`,
          }))}
        />
      ) : (
        <ContactFields form={fill} />
      )}
      <CheckField
        {...fill.field('acting')}
        label="Acting"
        hint="For a while, beside the regular holder or while there is none."
      />
      <TextField {...fill.field('from')} label="From" type="date" required />
      <TextField
        {...fill.field('to')}
        label="Until"
        hint="The first day on which they no longer have it."
        type="date"
      />
      <TextAreaField {...fill.field('note')} label="Note" maxLength={2000} rows={3} />
    </FormPage>
  );
}

function ContactFields<T extends Contact & Record<string, unknown>>({ form: fill }: { form: Form<T> }) {
  const fields = fill as unknown as Form<Contact>;
  return (
    <>
      <TextField {...fields.field('contact.name')} label="Name" required />
      <TextField {...fields.field('contact.agency')} label="Agency" required />
      <TextField {...fields.field('contact.address')} label="E-mail or telephone" />
    </>
  );
}
