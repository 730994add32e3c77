import { useFormats } from '#web/design/formats.ts';
import { type Part, partLabels } from '../contract.ts';
import { PartTag } from './parts.tsx';

/** Where each agency’s part stands, and what waits on whom. */
export function PartStrips({ parts }: { parts: readonly Part[] }) {
  const formats = useFormats();
  return (
    <section aria-label="Where it stands" className="stack">
      {parts.map((part) => (
        <div key={part.id} className="strip">
          <p>
            <strong>
              {partLabels[part.kind]} {part.localNumber}
            </strong>{' '}
            <PartTag part={part} /> {part.agency}
            {part.rounds > 1 ? `, round ${part.rounds}` : ''}
            {part.assignedTo ? `, with ${part.assignedTo}` : ''}
          </p>
          <p className="strip__wait">
            {part.waitsOn
              ? `Waiting on ${part.waitsOn} for ${waited(part, formats)}`
              : `Since ${formats.date(part.since)}`}
            {part.dueOn && `, due ${formats.date(part.dueOn)}`}
            {part.reason && `. ${part.reason}`}
          </p>
        </div>
      ))}
    </section>
  );
}

function waited({ since }: Part, formats: ReturnType<typeof useFormats>): string {
  const minute = 60_000;
  const waited = Math.max(0, Date.now() - new Date(since).getTime());
  return waited < minute ? 'less than a minute' : formats.lasting(Math.floor(waited / minute) * minute);
}
