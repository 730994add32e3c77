import { figureText, intervalText } from '#web/design/figures/numbers.ts';
import { startOfLabel, useFormats } from '#web/design/formats.ts';
import { AppLink, useSitePath } from '#web/design/navigation.tsx';
import { KeyFigures } from '#web/design/parts/KeyFigures.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { useMay, useSite } from '#web/design/session.tsx';
import type { Design, Look } from '../contract.ts';

/** The answer of the newest look, and every look that was planned. */
export function LooksView({ design }: { design: Design }) {
  const newest = design.looks.findLast(({ result }) => result !== null);
  return (
    <div className="stack">
      {newest ? <Answer design={design} look={newest} /> : <p>No look has its result yet.</p>}
      <Section title="Looks">
        <ol className="usa-list">
          {design.looks.map((look) => (
            <li key={look.id}>
              <LookLine look={look} of={design.looks.length} />
            </li>
          ))}
        </ol>
      </Section>
    </div>
  );
}

function Answer({ design, look }: { design: Design; look: Look }) {
  const sitePath = useSitePath();
  const site = useSite();
  const mayDraft = useMay()('findings.write', site.id);
  const result = look.result!;
  const early = design.looks.length - look.ordinal;
  return (
    <>
      <Section
        title={look.isFinal ? 'The answer' : `Early look ${look.ordinal} of ${design.looks.length}`}
        plain
      >
        <p className="lead">{result.sentence}</p>
        {!look.isFinal && (
          <p className="quiet">
            This is not the answer: {early === 1 ? 'one look follows' : `${early} looks follow`}, and only the
            last one decides. Looking early and often finds something by chance more often than the interval
            says.
          </p>
        )}
      </Section>
      <KeyFigures
        items={result.figures.slice(0, 3).map((figure) => {
          const interval = intervalText(figure);
          return {
            label: startOfLabel(figure.label),
            value: figureText(figure.value, figure),
            ...(interval ? { interval } : {}),
            ...(figure.note ? { note: figure.note } : {}),
          };
        })}
      />
      <Section title="What it can’t show" plain>
        <ul className="usa-list">
          {[design.draft.cannotShow, ...result.cannotShow].map((limit) => (
            <li key={limit}>{limit}</li>
          ))}
          {design.registeredBeforeLaunch === false && (
            <li>That nobody chose the comparison by how it came out: it was designed after the launch.</li>
          )}
        </ul>
      </Section>
      <Section title="What it assumes" plain>
        <ul className="usa-list">
          {result.assumptions.map((assumption) => (
            <li key={assumption}>{assumption}</li>
          ))}
        </ul>
      </Section>
      <p>
        Data: {look.dataLabel}.{' '}
        <AppLink to={sitePath(`/analyses/${look.analysisId}?run=${look.runId}`)}>
          See {look.analysisNumber} with its chart and table
        </AppLink>
        {look.isFinal && mayDraft && (
          <>
            {' · '}
            <AppLink to={sitePath(`/findings/new?run=${look.runId}`)}>Draft a finding from it</AppLink>
          </>
        )}
      </p>
    </>
  );
}

function LookLine({ look, of }: { look: Look; of: number }) {
  const formats = useFormats();
  const name = look.isFinal ? 'Last look, which decides' : `Early look ${look.ordinal} of ${of}`;
  return (
    <>
      {name}: through {formats.date(look.through)},{' '}
      {look.takenAt ? `taken ${formats.date(look.takenAt)}` : `due ${formats.date(look.dueOn)}`}
      {look.takenAt && !look.finishedAt && !look.heldUp && ', being computed'}.
      {look.heldUp && <span className="quiet"> Held up: {look.heldUp}</span>}
    </>
  );
}
