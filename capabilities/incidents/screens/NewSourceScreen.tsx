import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { RadioField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormPage } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { useSite } from '#web/design/session.tsx';
import { ImportMode, Layer, layers, Made, SourceDraft } from '../contract.ts';
import { OriginFields } from './OriginFields.tsx';
import { originFields, valuesOfOrigin } from './origin-form.ts';
import { layerLabels, modeLabels } from './words.ts';

const sourceForm = z
  .object({
    name: z.string(),
    layer: Layer,
    mode: ImportMode,
    metres: z.string(),
    minutes: z.string(),
    ...originFields,
  })
  .transform(
    ({ metres, minutes, publisher, address, licence, edition, ...rest }): z.input<typeof SourceDraft> => ({
      ...rest,
      origin: { publisher, address, licence, edition },
      grouping: { metres: Number(metres), minutes: Number(minutes) },
    }),
  )
  .pipe(SourceDraft);

const layerHints = {
  confirmed_shooting: 'People who were shot, confirmed by police.',
  gunshot_sensor_alert: 'What sensors reported, confirmed or not.',
  call_for_service: 'What callers reported.',
};

/** Opens a source; its columns are mapped when the first file comes in. */
export default function NewSourceScreen() {
  const site = useSite();
  const go = useGo();
  const sitePath = useSitePath();
  const form = useForm({
    name: `source:${site.id}`,
    initial: {
      name: '',
      layer: 'confirmed_shooting',
      mode: 'full_extract',
      metres: '25',
      minutes: '60',
      ...valuesOfOrigin(),
    },
    schema: sourceForm,
    submit: (draft) => api.post(`/api/sites/${site.slug}/incidents/sources`, draft, Made),
    done: ({ id }) => go(sitePath(`/incidents/imports/new?source=${id}`)),
  });
  return (
    <FormPage
      title="New source"
      lead="The next step is the first file; its columns are mapped there."
      crumbs={[{ label: 'Sources and rules', to: sitePath('/incidents/sources') }]}
      form={form}
      submitLabel="Open the source"
      cancelTo={sitePath('/incidents/sources')}
    >
      <TextField {...form.field('name')} label="Name" hint="For example: Shooting victims" required />
      <RadioField
        {...form.field('layer')}
        label="What it holds"
        required
        options={layers.map((value) => ({ value, label: layerLabels[value], hint: layerHints[value] }))}
      />
      <RadioField
        {...form.field('mode')}
        label="What a file is"
        required
        options={Object.entries(modeLabels).map(([value, label]) => ({ value, label }))}
      />
      <div className="split">
        <TextField
          {...form.field('metres')}
          label="One incident: metres apart, at most"
          type="number"
          required
          width="short"
        />
        <TextField
          {...form.field('minutes')}
          label="One incident: minutes apart, at most"
          type="number"
          required
          width="short"
        />
      </div>
      <OriginFields field={form.field} />
    </FormPage>
  );
}
