import { useFormats } from '#web/design/formats.ts';
import { LinkButton } from '#web/design/parts/Button.tsx';
import { Section } from '#web/design/parts/Section.tsx';
import { NothingYet } from '#web/design/states/NothingYet.tsx';
import type { Exchange } from '../contract.ts';

/** What the site saw, learned and promised: written for everyone. */
export function ReportView({ exchange }: { exchange: Exchange }) {
  const formats = useFormats();
  const { report, mayCarry, state, id } = exchange;
  const toReport = (
    <LinkButton to={`/exchanges/${id}/report`}>
      {report ? 'Rewrite the report' : 'Write the report'}
    </LinkButton>
  );
  const mayWrite = mayCarry && state === 'visited';
  if (!report)
    return (
      <NothingYet title="No report yet" {...(mayWrite ? { action: toReport } : {})}>
        After the visit the asking site says what it saw and learned, and what it will do.
      </NothingYet>
    );
  return (
    <div className="stack">
      <Section title="What they saw" plain>
        <p>{report.saw}</p>
      </Section>
      <Section title="What they learned" plain>
        <p>{report.learned}</p>
      </Section>
      {report.wouldNotCopy && (
        <Section title="What they would not copy" plain>
          <p>{report.wouldNotCopy}</p>
        </Section>
      )}
      <Section title="What the site will do" plain>
        {exchange.commitments.length === 0 && <p className="quiet">Nothing was promised.</p>}
        <ul className="usa-list">
          {exchange.commitments.map(({ id: commitment, title, owner, dueOn, actionNumber }) => (
            <li key={commitment}>
              {title}, by {formats.date(dueOn)}
              {owner && ` (${owner})`}
              {actionNumber ? `: ${actionNumber}` : ': an action item once the report is handed in'}
            </li>
          ))}
        </ul>
      </Section>
      <p className="quiet">
        Written by {report.writtenBy}, {formats.date(report.writtenAt)}.
      </p>
      {mayWrite && toReport}
    </div>
  );
}
