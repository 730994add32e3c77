import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import type { HandoverSummary } from '../contract.ts';

/** What has passed from hand to hand at a site. */
export function HandoversView({ handovers }: { handovers: readonly HandoverSummary[] }) {
  const formats = useFormats();
  if (handovers.length === 0)
    return (
      <p>Nothing was handed over here yet. When a person leaves, their open work passes on in one step.</p>
    );
  return (
    <ul>
      {handovers.map((one) => (
        <li key={one.id}>
          <AppLink to={`/program/handovers/${one.id}`}>{one.number}</AppLink>: {one.from.name} to{' '}
          {one.to.name}, {formats.count(one.records, 'record')}, effective {formats.date(one.effectiveOn)}
        </li>
      ))}
    </ul>
  );
}
