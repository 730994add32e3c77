import { api } from '#web/design/api.ts';
import { useFormats } from '#web/design/formats.ts';
import { Button } from '#web/design/parts/Button.tsx';
import { Tag } from '#web/design/parts/StateTag.tsx';
import { useApiMutation } from '#web/design/queries.ts';
import { useSite } from '#web/design/session.tsx';
import { type PartOf, Plan } from '../contract.ts';

/** The checklist of a strategy, with what was last said of each item. */
export function Fidelity({ part, plan }: { part: PartOf<'strategy'>; plan: Plan }) {
  const site = useSite();
  const formats = useFormats();
  const path = `/api/sites/${site.slug}/plans`;
  const check = useApiMutation(
    (said: { item: string; isMet: boolean }) =>
      api.post(`${path}/${plan.id}/fidelity-checks`, { strategyId: part.id, ...said }, Plan),
    { refresh: [path], done: 'Noted' },
  );
  if (part.fields.fidelity.length === 0) return null;
  return (
    <ul className="usa-list">
      {part.fields.fidelity.map((item) => {
        const last = plan.fidelity.find((one) => one.strategyId === part.id && one.item === item);
        return (
          <li key={item}>
            {item}{' '}
            {last && (
              <>
                <Tag tone={last.isMet ? 'success' : 'warning'}>{last.isMet ? 'Holds' : 'Does not hold'}</Tag>{' '}
                <span className="quiet">
                  {last.by}, {formats.date(last.at)}
                </span>
              </>
            )}
            {plan.rights.write && plan.publishedVersion !== null && (
              <Button
                tone="plain"
                small
                busy={check.isPending}
                aria-label={`${last?.isMet ? 'No longer holds' : 'It holds'}: ${item}`}
                onClick={() => check.mutate({ item, isMet: !last?.isMet })}
              >
                {last?.isMet ? 'No longer holds' : 'It holds'}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
