import { type ReactNode, useId, useRef } from 'react';
import { saveCsv, savePng, saveSvg } from '../downloads.ts';
import { countText, useFormats } from '../formats.ts';
import { ActionMenu } from '../parts/ActionMenu.tsx';
import type { Column } from '../parts/columns.ts';
import { DataTable } from '../parts/DataTable.tsx';
import { type Draw, useDrawing } from './drawing.ts';

/** What every chart says beside its drawing. */
export type ChartText = {
  /** Names the files: `shootings-by-month`. */
  name: string;
  /** What the chart answers. */
  question: string;
  /** The answer in one sentence: the chart's title. */
  finding: string;
  /** Up to which day the data reach. */
  dataDate?: string;
  note?: ReactNode;
};

type ChartFrameProps<TRow> = ChartText & {
  draw: Draw;
  /** Read aloud in place of the drawing; the finding when left out. */
  label?: string;
  legend?: readonly { label: string; colour: string; dashed?: boolean }[];
  columns: readonly Column<TRow>[];
  rows: readonly TRow[];
  rowKey: (row: TRow) => string;
};

/** Finding as title, the drawing, the figures under it, and both to take along. */
export function ChartFrame<TRow>(props: ChartFrameProps<TRow>) {
  const box = useRef<HTMLDivElement>(null);
  const isDrawn = useDrawing(box, props.draw, props.label ?? props.finding);
  const titleId = useId();
  return (
    <figure className="chart panel" aria-labelledby={titleId}>
      <div className="chart__head">
        <div>
          <p className="chart__question">{props.question}</p>
          <h3 id={titleId} className="chart__finding">
            {props.finding}
          </h3>
        </div>
        <Downloads {...props} box={box} />
      </div>
      {props.legend && <Legend items={props.legend} />}
      <div className={isDrawn ? 'chart__drawing' : 'chart__drawing chart__drawing--waiting'} ref={box} />
      <ChartFoot note={props.note} dataDate={props.dataDate} />
      <details className="chart__figures" open={props.rows.length <= 8}>
        <summary>The figures ({countText(props.rows.length, 'row')})</summary>
        <DataTable
          caption={props.finding}
          columns={props.columns}
          rows={props.rows}
          rowKey={props.rowKey}
          keepTable
        />
      </details>
    </figure>
  );
}

type DownloadsProps<TRow> = Pick<ChartFrameProps<TRow>, 'name' | 'columns' | 'rows'> & {
  box: { current: HTMLDivElement | null };
};

function Downloads<TRow>({ name, columns, rows, box }: DownloadsProps<TRow>) {
  const svg = () => box.current?.querySelector<SVGSVGElement>('svg') ?? null;
  const withSvg = (use: (svg: SVGSVGElement) => unknown) => () => {
    const drawing = svg();
    if (drawing) use(drawing);
  };
  return (
    <ActionMenu
      label="Download"
      icon="file_download"
      iconOnly
      items={[
        { key: 'csv', label: 'Figures (CSV)', run: () => saveCsv(`${name}.csv`, columns, rows) },
        { key: 'svg', label: 'Image (SVG)', run: withSvg((drawing) => saveSvg(`${name}.svg`, drawing)) },
        { key: 'png', label: 'Image (PNG)', run: withSvg((drawing) => void savePng(`${name}.png`, drawing)) },
      ]}
    />
  );
}

function Legend({ items }: { items: NonNullable<ChartFrameProps<unknown>['legend']> }) {
  return (
    <ul className="chart__legend" aria-label="Legend">
      {items.map((item) => (
        <li key={item.label}>
          <span
            className={item.dashed ? 'chart__swatch chart__swatch--dashed' : 'chart__swatch'}
            style={item.dashed ? { borderColor: item.colour } : { backgroundColor: item.colour }}
          />
          {item.label}
        </li>
      ))}
    </ul>
  );
}

function ChartFoot({ note, dataDate }: Pick<ChartText, 'note' | 'dataDate'>) {
  const formats = useFormats();
  if (!note && !dataDate) return null;
  return (
    <figcaption className="chart__foot">
      {note} {dataDate && <span>Data to {formats.date(dataDate)}.</span>}
    </figcaption>
  );
}
