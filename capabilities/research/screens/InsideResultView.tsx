import { useFormats } from '#web/design/formats.ts';
import { DataTable } from '#web/design/parts/DataTable.tsx';
import { type ConcentrationResult, type CountResult, dimensions, type InsideResult } from '../contract.ts';

/** A result as a table. A count that is too small to leave reads “hidden”, never zero. */
export function InsideResultView({ result }: { result: InsideResult }) {
  return result.kind === 'counts' ? <CountsView result={result} /> : <ConcentrationView result={result} />;
}

function CountsView({ result }: { result: CountResult }) {
  const formats = useFormats();
  const shown = (count: number | null) => (count === null ? 'hidden' : formats.number(count));
  return (
    <div className="stack">
      <p>{result.caption}</p>
      <DataTable<CountResult['rows'][number]>
        caption={result.caption}
        keepTable
        rows={result.rows}
        rowKey={({ key }) => key}
        columns={[
          { key: 'label', label: dimensions[result.by], value: ({ label }) => label },
          {
            key: 'died',
            label: 'Died',
            value: ({ died }) => died,
            render: ({ died }) => shown(died),
            align: 'end',
          },
          {
            key: 'survived',
            label: 'Survived',
            value: ({ survived }) => survived,
            render: ({ survived }) => shown(survived),
            align: 'end',
          },
          {
            key: 'total',
            label: 'People shot',
            value: ({ total }) => total,
            render: ({ total }) => shown(total),
            align: 'end',
          },
        ]}
      />
      <p>
        All: {shown(result.total)}. Not told by the extract: {shown(result.unknown)}.
      </p>
    </div>
  );
}

function ConcentrationView({ result }: { result: ConcentrationResult }) {
  const formats = useFormats();
  return (
    <div className="stack">
      <p>
        {result.caption}: {formats.count(result.events, 'person', 'people')} over{' '}
        {formats.number(result.places)} cells.
      </p>
      <DataTable<ConcentrationResult['holding'][number]>
        caption={result.caption}
        keepTable
        rows={result.holding}
        rowKey={({ share }) => String(share)}
        columns={[
          { key: 'share', label: 'Share of people', value: ({ share }) => formats.percent(share, 0) },
          { key: 'places', label: 'Cells that hold it', value: ({ places }) => places, align: 'end' },
          {
            key: 'shareOfPlaces',
            label: 'Share of cells',
            value: ({ shareOfPlaces }) => formats.percent(shareOfPlaces),
            align: 'end',
          },
          { key: 'atRandom', label: 'By chance alone', value: ({ atRandom }) => atRandom, align: 'end' },
        ]}
      />
    </div>
  );
}
