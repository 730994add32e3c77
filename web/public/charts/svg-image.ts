import { ink } from '#web/design/figures/colours.ts';
import { type Content, type Html, html } from '../html.ts';

export type ImageFrame = {
  /** Unique on the page. */
  id: string;
  title: string;
  description: string;
  width: number;
  height: number;
  className?: string;
};

/** A picture with a name and a description; it stands alone as a file too, so it carries its own colours and font. */
export function svgImage(
  { id, title, description, width, height, className }: ImageFrame,
  content: Content,
): Html {
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="${id}-t ${id}-d" class="chart ${className}" font-family="Public Sans,system-ui,sans-serif" font-size="13" fill="${ink.text}"><title id="${id}-t">${title}</title><desc id="${id}-d">${description}</desc>${content}</svg>`;
}

export type LabelPlace = {
  x: number;
  y: number;
  anchor?: 'start' | 'middle' | 'end';
  colour?: string;
  bold?: boolean;
};

export function label(text: string, { x, y, anchor = 'start', colour = ink.quiet, bold }: LabelPlace): Html {
  return html`<text x="${x}" y="${y}" text-anchor="${anchor}" fill="${colour}"${bold && html` font-weight="700"`}>${text}</text>`;
}
