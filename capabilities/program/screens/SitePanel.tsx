import { useFormats } from '#web/design/formats.ts';
import { AppLink } from '#web/design/navigation.tsx';
import { Facts } from '#web/design/parts/Facts.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import { StateTag } from '#web/design/parts/StateTag.tsx';
import type { AppPath } from '#web/design/screens.ts';
import type { PortfolioColumnView, PortfolioRow } from '../contract.ts';
import { engagementWorkflow } from '../states.ts';
import { cellWords } from './portfolio-columns.tsx';
import { monthWords, nextWords } from './words.ts';

/** A site beside the portfolio: all that is past target, and where it stands. */
export function SitePanel({ row, columns }: { row: PortfolioRow; columns: readonly PortfolioColumnView[] }) {
  const formats = useFormats();
  const { engagement, attention } = row;
  return (
    <div className="stack">
      {engagement && <StateTag workflow={engagementWorkflow} state={engagement.phase} />}
      {attention.length > 0 && (
        <Notice tone="warning" title="Past target">
          <ul>
            {attention.map(({ why, to }) => (
              <li key={why}>
                <AppLink to={to as AppPath}>{why}</AppLink>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <Facts
        items={[
          { label: 'Month', value: monthWords(engagement) || 'No engagement' },
          { label: 'Next phase', value: nextWords(engagement, formats) || '—' },
          { label: 'Liaison', value: row.liaison ?? 'Vacant' },
          { label: 'Vacant', value: row.vacant.length > 0 ? row.vacant.join(', ') : 'No position' },
          ...columns.map((column) => ({
            label: column.label,
            value: cellWords(column, row.cells[column.name], formats) ?? '—',
          })),
        ]}
      />
      {row.isInvented && <p>This site was invented for the demo.</p>}
    </div>
  );
}
