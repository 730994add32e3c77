import { api } from '#web/design/api.ts';
import { ChecksField, SelectField, TextAreaField, TextField } from '#web/design/forms/fields.tsx';
import { type Form, useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSearchValues, useSitePath } from '#web/design/navigation.tsx';
import { useApiQuery } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { Connection, Project, ProjectDraft, ProjectOptions, Researchers } from '../contract.ts';

type Partners = { id: string; name: string }[];

/** A project is proposed by the researcher or by the site; often it follows from a connection. */
export default function NewProjectScreen() {
  const site = useSite();
  const [search] = useSearchValues();
  const connectionId = search.get('connection');
  const base = `/api/sites/${site.slug}/research`;
  const options = useApiQuery(`${base}/options`, ProjectOptions);
  const connection = useApiQuery(`${base}/connections/${connectionId}`, Connection, {
    enabled: connectionId !== null,
  });
  return (
    <QueryStates
      query={options}
      what="the research partners"
      isEmpty={({ partners }) => partners.length === 0}
      nothingYet={
        <NothingYet title="No research partner to work with">
          A program administrator adds the agency as a research partner first.
        </NothingYet>
      }
    >
      {({ partners }) =>
        connectionId === null ? (
          <ProposeForm partners={partners} connection={null} />
        ) : (
          <QueryStates query={connection} what="the connection">
            {(found) => <ProposeForm partners={partners} connection={found} />}
          </QueryStates>
        )
      }
    </QueryStates>
  );
}

type ProposeFormProps = { partners: Partners; connection: Connection | null };

function ProposeForm({ partners, connection }: ProposeFormProps) {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const may = useMay();
  const form = useForm({
    name: `research-project:new:${connection?.id ?? site.slug}`,
    initial: {
      partnerId: connection?.partner.id ?? (partners.length === 1 ? partners[0]!.id : ''),
      title: connection?.topic ?? '',
      question: '',
      purpose: '',
      startsOn: '',
      endsOn: '',
      memberIds: [] as string[],
    },
    schema: ProjectDraft,
    submit: (draft) =>
      api.post(
        `/api/sites/${site.slug}/research/projects`,
        { ...draft, connectionId: connection?.id ?? null },
        Project,
      ),
    done: ({ id }) => go(sitePath(`/research/${id}`)),
  });
  return (
    <FormPage
      title="Propose a project"
      lead="The site’s executive agrees to it. A project opens no data by itself; each extract is approved on its own."
      crumbs={[{ label: 'Research', to: sitePath('/research') }]}
      form={form}
      submitLabel="Propose"
      cancelTo={sitePath('/research')}
    >
      <SelectField
        {...form.field('partnerId')}
        label="Research partner"
        required
        disabled={connection !== null}
        options={partners.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <TextField {...form.field('title')} label="Title" maxLength={160} required />
      <TextAreaField
        {...form.field('question')}
        label="Question"
        hint="What the project is to find out."
        maxLength={500}
        required
      />
      <TextAreaField
        {...form.field('purpose')}
        label="Purpose"
        hint="What the site will do with the answer."
        maxLength={2000}
        required
      />
      <TextField {...form.field('startsOn')} label="Starts on" type="date" width="medium" required />
      <TextField
        {...form.field('endsOn')}
        label="Ends on"
        hint="No access lasts longer than the project."
        type="date"
        width="medium"
        required
      />
      {may('research.manage', site.id) && form.values.partnerId !== '' && <MembersField form={form} />}
    </FormPage>
  );
}

type MembersForm = Form<{
  partnerId: string;
  title: string;
  question: string;
  purpose: string;
  startsOn: string;
  endsOn: string;
  memberIds: string[];
}>;

function MembersField({ form }: { form: MembersForm }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/research/researchers`, Researchers, {
    query: { partner: form.values.partnerId },
  });
  return (
    <QueryStates query={query} what="the partner’s researchers">
      {({ items }) =>
        items.length === 0 ? (
          <p>The partner has no researcher for this site yet; members can be added later.</p>
        ) : (
          <ChecksField
            {...form.field('memberIds')}
            label="Members"
            hint="Only members see what is approved for the project."
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )
      }
    </QueryStates>
  );
}
