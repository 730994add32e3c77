import { ChecksField, ComboField, SelectField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { useMay, useSession } from '#web/design/session.tsx';
import { Loading } from '#web/design/states/Loading.tsx';
import { type RoleOption, useChoices } from './useChoices.ts';

export type MembershipValues = { agencyId: string; role: string; siteIds: string[] };

/** Agency, role and sites; says what the role brings before it is given. */
export function MembershipFields<T extends MembershipValues>({
  form,
  forMachine,
}: {
  form: Form<T>;
  forMachine?: boolean;
}) {
  const { agencies, roles, sites, areLoading } = useChoices();
  const { agencies: own } = useSession();
  const may = useMay();
  const everyone = may('identity.administer');
  const offered = roles.filter((role) => role.name !== 'machine client' && (everyone || !role.programWide));
  const role = roles.find((one) => one.name === form.values.role);
  const agencyOptions = everyone ? agencies : own.map(({ id, name }) => ({ value: id, label: name }));
  // A list that arrived later would take away what was typed to search it.
  if (areLoading) return <Loading what="agencies and roles" />;
  return (
    <>
      <ComboField {...form.field('agencyId')} label="Agency" options={agencyOptions} required />
      <SelectField
        {...form.field('role')}
        label="Role"
        options={offered.map(({ name, label }) => ({ value: name, label }))}
        hint={role && <RoleHint role={role} forMachine={forMachine} />}
        required
      />
      <ChecksField
        {...form.field('siteIds')}
        label="Sites"
        hint={
          role?.programWide
            ? 'None chosen means every site, also ones that join later.'
            : 'Only at these sites does the role count.'
        }
        options={sites}
        required={!role?.programWide}
      />
    </>
  );
}

function RoleHint({ role, forMachine }: { role: RoleOption; forMachine?: boolean }) {
  return (
    <>
      {!forMachine && (
        <p>
          {role.operational
            ? 'Sees operational records, so signing in takes a second step.'
            : 'Signs in with a password alone, or more if they choose.'}
        </p>
      )}
      {role.permissions.length > 0 && (
        <details>
          <summary>What it can do</summary>
          <ul>
            {role.permissions.map((permission) => (
              <li key={permission.name}>{permission.can}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
