import { SeriesChart } from '#web/design/charts/SeriesChart.tsx';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { Notice } from '#web/design/parts/Notice.tsx';
import type { Block, BulletinDocument, TableBlock, WeeksBlock } from '../contract.ts';

type Props = { document: BulletinDocument; name: string; dataDate: string };

/** The bulletin as a page: made from the same layout as the PDF and the e-mail, so that all three say the same. */
export function DocumentView({ document, name, dataDate }: Props) {
  return (
    <article className="stack" aria-label={document.title}>
      <Notice tone="warning">{document.marking}</Notice>
      <p>{document.subtitle}</p>
      {document.blocks.map((block, i) => (
        <BlockView key={i} block={block} name={`${name}-${i}`} dataDate={dataDate} />
      ))}
    </article>
  );
}

function BlockView({ block, name, dataDate }: { block: Block; name: string; dataDate: string }) {
  if (block.kind === 'heading') return <h2>{block.text}</h2>;
  if (block.kind === 'paragraph') return <p className={block.quiet ? 'quiet' : undefined}>{block.text}</p>;
  if (block.kind === 'list') return <ListView items={block.items} />;
  if (block.kind === 'table') return <TableView table={block} />;
  return <WeeksView block={block} name={name} dataDate={dataDate} />;
}

function ListView({ items }: { items: readonly string[] }) {
  return (
    <ul className="usa-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}

function TableView({ table }: { table: TableBlock }) {
  return (
    <section className="stack">
      <h3>{table.caption}</h3>
      <DataTable<string[]>
        caption={table.caption}
        columns={table.columns.map(({ label, align }, i) => ({
          key: `${i}`,
          label,
          value: (row) => row[i],
          ...(align === 'end' ? { align } : {}),
          ...(i === 0 ? { narrow: true } : {}),
        }))}
        rows={table.rows}
        rowKey={(row) => row[0]!}
        keepTable={table.columns.length <= 2}
      />
    </section>
  );
}

export function WeeksView({ block, name, dataDate }: { block: WeeksBlock; name: string; dataDate?: string }) {
  return (
    <SeriesChart
      name={name}
      question={block.question}
      finding={block.title}
      {...(dataDate ? { dataDate } : {})}
      unit={block.unit}
      bandLabel={block.bandLabel}
      series={[
        {
          name: 'Counted',
          points: block.weeks.map(({ from, count, low, high }) => ({ at: from, value: count, low, high })),
        },
      ]}
    />
  );
}
