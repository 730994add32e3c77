import { type RefObject, useEffect, useState } from 'react';

export type Plot = typeof import('@observablehq/plot');
export type Draw = (plot: Plot, width: number) => SVGElement | HTMLElement;

/** Shared looks of every plot: quiet grid, type of the page, no style element (see below). */
export const plotLook = { className: 'plot', style: { fontSize: '13px' } } as const;

/** Draws again when the width of the box changes, so that type keeps its size on a phone. */
export function useDrawing(box: RefObject<HTMLDivElement | null>, draw: Draw, label: string): boolean {
  const width = useWidth(box);
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => {
    let isCurrent = true;
    if (width < 50) return;
    void import('@observablehq/plot').then((plot) => {
      if (!isCurrent || !box.current) return;
      box.current.replaceChildren(named(withoutStyle(draw(plot, width)), label));
      setDrawn(true);
    });
    return () => {
      isCurrent = false;
    };
  }, [box, draw, label, width]);
  return isDrawn;
}

function useWidth(box: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}

/** Plot puts a style element into its drawing, which the security policy refuses: `charts.scss` says the same. */
function withoutStyle<T extends Element>(drawing: T): T {
  for (const style of drawing.querySelectorAll('style')) style.remove();
  return drawing;
}

/** One name for the whole picture; the names Plot gives to its groups (`line`, `dot`) say nothing and are not allowed. */
function named<T extends Element>(drawing: T, label: string): T {
  for (const group of drawing.querySelectorAll('[aria-label]')) group.removeAttribute('aria-label');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  return drawing;
}
