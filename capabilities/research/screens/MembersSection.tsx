import { useState } from 'react';
import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { SelectField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { Button } from '#web/design/parts/Button.tsx';
import { ConfirmDialog } from '#web/design/parts/ConfirmDialog.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Dialog } from '#web/design/parts/Dialog.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useApiMutation, useApiQuery, useRefresh } from '#web/design/queries.ts';
import { useMay, useSite } from '#web/design/session.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import { QueryStates } from '#web/design/states/QueryStates.tsx';
import { MemberDraft, Project, Researchers } from '../contract.ts';

type Member = Project['members'][number];
type MembersSectionProps = { project: Project; path: string };

/** Who works in the project, and who did. Taking somebody out closes everything to them at once. */
export function MembersSection({ project, path }: MembersSectionProps) {
  const site = useSite();
  const formats = useFormats();
  const manages = useMay()('research.manage', site.id);
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const remove = useApiMutation(
    (member: Member) => api.post(`${path}/members/${member.id}/remove`, {}, Project),
    { refresh: [path], done: 'Taken out of the project', onSuccess: () => setLeaving(null) },
  );
  const actions = {
    key: 'actions',
    label: 'Actions',
    value: () => '',
    render: (member: Member) =>
      member.removedAt === null && (
        <Button small onClick={() => setLeaving(member)} aria-label={`Take out ${member.name}`}>
          Take out
        </Button>
      ),
  };
  return (
    <Section
      title="Members"
      lead="Only members see what is approved for the project."
      actions={manages ? <Button onClick={() => setAdding(true)}>Add a member</Button> : undefined}
      plain
    >
      <DataTable
        caption="Members of the project"
        rows={project.members}
        rowKey={(member) => member.id}
        columns={[
          { key: 'name', label: 'Name', value: (member) => member.name },
          { key: 'standing', label: 'Access', value: standingOf },
          { key: 'added', label: 'Since', value: (member) => formats.date(member.addedAt) },
          {
            key: 'removed',
            label: 'Until',
            value: (member) => (member.removedAt ? formats.date(member.removedAt) : 'Open'),
          },
          ...(manages ? [actions] : []),
        ]}
        empty={<NothingYet title="No members yet">Without members nobody sees an extract.</NothingYet>}
      />
      <Dialog open={adding} title="Add a member" onClose={() => setAdding(false)}>
        <AddMember project={project} path={path} onDone={() => setAdding(false)} />
      </Dialog>
      <ConfirmDialog
        open={leaving !== null}
        title={`Take ${leaving?.name ?? ''} out of the project?`}
        body="From this moment no extract, result or record of the project is open to them. They can be added again."
        confirmLabel="Take out"
        danger
        busy={remove.isPending}
        onConfirm={() => leaving && remove.mutate(leaving)}
        onClose={() => setLeaving(null)}
      />
    </Section>
  );
}

function standingOf({ removedAt, worksForPartner }: Member): string {
  if (removedAt) return 'Taken out';
  return worksForPartner ? 'In force' : 'None: no longer with the partner for this site';
}

function AddMember({ project, path, onDone }: MembersSectionProps & { onDone: () => void }) {
  const site = useSite();
  const query = useApiQuery(`/api/sites/${site.slug}/research/researchers`, Researchers, {
    query: { partner: project.partner.id },
  });
  const members = project.members.filter(({ removedAt }) => removedAt === null);
  const isMember = (id: string) => members.some(({ personId }) => personId === id);
  return (
    <QueryStates
      query={query}
      what="the partner’s researchers"
      isEmpty={({ items }) => items.every(({ id }) => isMember(id))}
      nothingYet={
        <NothingYet title="Nobody else to add">
          Every researcher of {project.partner.name} who works for this site is a member.
        </NothingYet>
      }
    >
      {({ items }) => (
        <AddForm path={path} onDone={onDone} people={items.filter(({ id }) => !isMember(id))} />
      )}
    </QueryStates>
  );
}

type AddFormProps = { path: string; people: { id: string; name: string }[]; onDone: () => void };

function AddForm({ path, people, onDone }: AddFormProps) {
  const refresh = useRefresh();
  const form = useForm({
    name: `research-member:${path}`,
    initial: { personId: '' },
    schema: MemberDraft,
    submit: (draft) => api.post(`${path}/members`, draft, Project),
    done: () => {
      void refresh([path]);
      onDone();
    },
  });
  return (
    <FormBody form={form} submitLabel="Add">
      <SelectField
        {...form.field('personId')}
        label="Researcher"
        required
        options={people.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </FormBody>
  );
}
