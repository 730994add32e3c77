import { useEffect, useId, useRef } from 'react';

type RowCheckProps = { label: string; checked: boolean; partly?: boolean; onChange: () => void };

/** A check box whose name is only read aloud, for a narrow column. */
export function RowCheck({ label, checked, partly = false, onChange }: RowCheckProps) {
  const box = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => {
    if (box.current) box.current.indeterminate = partly;
  }, [partly]);
  return (
    <span className="row-check">
      <input id={id} ref={box} type="checkbox" checked={checked} onChange={onChange} />
      <label htmlFor={id}>
        <span className="usa-sr-only">{label}</span>
      </label>
    </span>
  );
}
