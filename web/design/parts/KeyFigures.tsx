import type { ReactNode } from 'react';

export type KeyFigure = {
  label: string;
  value: ReactNode;
  /** How sure: `95% interval 210 to 260`. */
  interval?: string;
  note?: ReactNode;
  tone?: 'success' | 'warning' | 'error';
};

/** The few numbers a page is about; more than five are a table. */
export function KeyFigures({ items }: { items: readonly KeyFigure[] }) {
  return (
    <dl className="key-figures">
      {items.map((item) => (
        <div key={item.label} className={item.tone ? `key-figure key-figure--${item.tone}` : 'key-figure'}>
          <dt>{item.label}</dt>
          <dd className="key-figure__value">{item.value}</dd>
          {item.interval && <dd className="key-figure__interval">{item.interval}</dd>}
          {item.note && <dd className="key-figure__note">{item.note}</dd>}
        </div>
      ))}
    </dl>
  );
}
