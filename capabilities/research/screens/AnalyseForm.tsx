import { z } from 'zod';
import { api } from '#web/design/api.ts';
import { SelectField, TextField } from '#web/design/forms/fields.tsx';
import { useForm } from '#web/design/forms/useForm.ts';
import { FormBody } from '#web/design/frames/FormPage.tsx';
import { useGo, useSitePath } from '#web/design/navigation.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { Analysis, AnalysisDraft, type Dimension, dimensions, type ExtractLook } from '../contract.ts';

type Choices = ExtractLook['extract']['rules']['choices'];
type AnalysisForm = { question: string; method: string; from: string; to: string };

/** One recipe on the extract. It runs inside: nothing is downloaded, and it shows to the project and to reviewers. */
export function AnalyseForm({ look, path }: { look: ExtractLook; path: string }) {
  const go = useGo();
  const sitePath = useSitePath();
  const { extract } = look;
  const form = useForm({
    name: `research-analysis:${extract.id}`,
    initial: { question: '', method: 'year', from: extract.periodFrom, to: extract.periodTo },
    schema: analysisFormSchema,
    submit: (draft) => api.post(`${path}/analyses`, draft, Analysis),
    done: ({ id }) => go(sitePath(`/research/analyses/${id}`)),
  });
  return (
    <Section
      title="Analyse"
      lead="The result stays inside until a person of the site has reviewed its release."
    >
      <FormBody form={form} submitLabel="Run">
        <TextField
          {...form.field('question')}
          label="Question"
          hint="It stands above the table when it leaves."
          maxLength={300}
          required
        />
        <SelectField
          {...form.field('method')}
          label="Count people shot"
          required
          options={methodsFor(extract.rules.choices)}
        />
        <TextField {...form.field('from')} label="From" type="date" width="medium" required />
        <TextField {...form.field('to')} label="To, included" type="date" width="medium" required />
      </FormBody>
    </Section>
  );
}

const analysisFormSchema = z
  .custom<AnalysisForm>()
  .transform(({ question, method, from, to }) => ({
    question,
    recipe:
      method === 'concentration'
        ? { method: 'concentration', from, to }
        : { method: 'counts', by: method, from, to },
  }))
  .pipe(AnalysisDraft);

/** Only what the extract keeps can be counted by. */
function methodsFor(choices: Choices): { value: string; label: string }[] {
  const kept: Record<Dimension, boolean> = {
    year: true,
    month: true,
    weekday: choices.dates === 'day',
    dayPart: choices.dayPart,
    district: choices.district,
    ageBand: choices.who.includes('ageBand'),
    sex: choices.who.includes('sex'),
    race: choices.who.includes('race'),
  };
  const counts = (Object.keys(dimensions) as Dimension[])
    .filter((by) => kept[by])
    .map((by) => ({ value: by, label: `By ${dimensions[by].toLowerCase()}` }));
  const concentration = { value: 'concentration', label: 'How few cells hold how much of it' };
  return choices.cellSize === null ? counts : [...counts, concentration];
}
