import { useMemo } from 'react';
import { ComboField, SelectField, TextField } from '#web/design/forms/fields.tsx';
import type { Form } from '#web/design/forms/useForm.ts';
import { useApiQuery } from '#web/design/queries.ts';
import { cohortList, type SiteInput } from '../contract.ts';

export type SiteForm = {
  name: string;
  state: string;
  timeZone: string;
  epsg: string;
  gridOriginX: string;
  gridOriginY: string;
  cohortYear: string;
};

export const emptySite: SiteForm = {
  ...{ name: '', state: '', timeZone: '', epsg: '', gridOriginX: '', gridOriginY: '', cohortYear: '' },
};

/** Empty fields are what is not known yet, not zero. */
export function siteOf(form: SiteForm): SiteInput {
  const numberOr = (text: string) => (text.trim() === '' ? null : Number(text));
  return {
    ...{ name: form.name, state: form.state, timeZone: form.timeZone, epsg: Number(form.epsg) },
    gridOriginX: numberOr(form.gridOriginX),
    gridOriginY: numberOr(form.gridOriginY),
    cohortYear: numberOr(form.cohortYear),
  };
}

type Props = { form: Form<SiteForm>; isFixed?: boolean };

export function SiteFields({ form, isFixed = false }: Props) {
  const cohorts = useApiQuery('/api/cohorts', cohortList);
  const zones = useMemo(
    () => Intl.supportedValuesOf('timeZone').map((value) => ({ value, label: value })),
    [],
  );
  const years = cohorts.data?.items.map(({ year, label }) => ({ value: String(year), label })) ?? [];
  return (
    <>
      <TextField {...form.field('name')} label="Name" required />
      <TextField
        {...form.field('state')}
        label="State"
        hint="Two letters."
        width="short"
        maxLength={2}
        required
      />
      <SelectField {...form.field('cohortYear')} label="Cohort" options={years} />
      {isFixed && (
        <p>
          The site has data, and analyses stand on its projection, grid and time zone: they stay what they
          are.
        </p>
      )}
      <ComboField {...form.field('timeZone')} label="Time zone" required options={zones} disabled={isFixed} />
      <TextField
        {...form.field('epsg')}
        label="Projection (EPSG code)"
        hint="In metres, for example 32618 for UTM zone 18 north."
        inputMode="numeric"
        width="short"
        required
      />
      <TextField
        {...form.field('gridOriginX')}
        label="Grid origin, east (metres)"
        hint="Published with every analysis; it can be given once the boundary is known."
        inputMode="decimal"
        width="medium"
      />
      <TextField
        {...form.field('gridOriginY')}
        label="Grid origin, north (metres)"
        inputMode="decimal"
        width="medium"
      />
    </>
  );
}
