import { useMemo } from 'react';
import { encodeQr } from './encode.ts';

const QUIET = 4;
const MODULE = 5;

/** Drawn here, so that what it holds goes to nobody else. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { path, size } = useMemo(() => {
    const matrix = encodeQr(text);
    const dark = matrix.flatMap((row, r) =>
      row.flatMap((is, c) => (is ? `M${c + QUIET} ${r + QUIET}h1v1h-1z` : [])),
    );
    return { path: dark.join(''), size: matrix.length + 2 * QUIET };
  }, [text]);
  return (
    <svg
      role="img"
      aria-label={label}
      width={size * MODULE}
      height={size * MODULE}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      style={{ maxWidth: '100%', height: 'auto' }}
    >
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
