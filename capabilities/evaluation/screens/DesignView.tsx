import { useFormats } from '#web/design/formats.ts';
import { type Fact, Facts } from '#web/design/parts/Facts.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import type { Design, DesignDraft } from '../contract.ts';
import { methodWords } from './words.ts';

/** What was written down, whole: once registered it does not change. */
export function DesignView({ design }: { design: Design }) {
  const formats = useFormats();
  const { draft } = design;
  const period = ({ from, to }: DesignDraft['before']) => `${formats.date(from)} to ${formats.date(to)}`;
  return (
    <div className="stack">
      <Section title="The question" plain>
        <p>{draft.question}</p>
      </Section>
      <Section title="What is done" plain>
        <p>{draft.measure}</p>
      </Section>
      <Section title="What is compared with what">
        <Facts
          items={[
            { label: 'Design', value: methodWords[draft.method].title },
            {
              label: 'Outcome',
              value: `${draft.outcome.replaceAll('-', ' ')}, ${draft.unit === 'victims' ? 'people' : 'incidents'}`,
            },
            { label: 'Period before', value: period(draft.before) },
            { label: 'Period after', value: period(draft.after) },
            ...areaFacts(draft),
            ...modelFacts(draft),
            { label: 'Late reports', value: `waited for ${formats.count(draft.settleDays, 'day')}` },
            { label: 'Early looks', value: draft.interimLooks === 0 ? 'none' : String(draft.interimLooks) },
          ]}
        />
      </Section>
      <Section title="What it can’t show" plain>
        <p>{draft.cannotShow}</p>
      </Section>
      {design.registeredAt && (
        <p className="quiet">
          Registered {formats.dateTime(design.registeredAt)}. Fingerprint of what was registered:{' '}
          <code>{design.contentHash?.slice(0, 16)}</code>.
        </p>
      )}
    </div>
  );
}

function areaFacts({ areas, method }: DesignDraft): Fact[] {
  const named = (label: string, districts: readonly string[]): Fact[] =>
    districts.length > 0 ? [{ label, value: districts.join(', ') }] : [];
  const treated = named('Treated districts', areas.treated);
  return [
    ...(treated.length > 0 ? treated : [{ label: 'Treated', value: 'the whole site' }]),
    ...named(
      method === 'synthetic-control' ? 'Untreated districts to mix' : 'Comparison districts',
      areas.comparison,
    ),
    ...named('Beside the treated', areas.besideTreated),
    ...named('Beside the comparison', areas.besideComparison),
  ];
}

function modelFacts({ method, family, harm }: DesignDraft): Fact[] {
  if (method === 'interrupted-series') return [{ label: 'Model', value: family.replace('-', ' ') }];
  return harm ? [{ label: 'Weights', value: `death ${harm.fatal}, nonfatal wound ${harm.nonfatal}` }] : [];
}
