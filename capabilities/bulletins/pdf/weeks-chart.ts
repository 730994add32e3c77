import type { Week, WeeksBlock } from '../contract.ts';
import { breakBefore, colours, type Sheet } from './page.ts';

const HEIGHT = 130;
const AXIS = 24;

/** Weekly counts as bars over their band; one figure, told in words to whoever does not see it. */
export function drawWeeks(sheet: Sheet, block: WeeksBlock): void {
  const { pdf, root, left, width } = sheet;
  breakBefore(sheet, HEIGHT + 50);
  const top = pdf.y;
  const bbox = [left, top, left + width, top + HEIGHT + 46];
  root.add(
    pdf.struct('Figure', { alt: block.alt, bbox, placement: 'Block' }, () => {
      pdf.font('bold').fontSize(9.5).fillColor(colours.ink).text(block.title, left, top, { width });
      drawBars(sheet, block.weeks, top + 18);
      drawLabels(sheet, block, top + 18);
    }),
  );
  pdf.y = top + HEIGHT + 54;
}

function drawBars({ pdf, left, width }: Sheet, weeks: readonly Week[], top: number): void {
  const step = (width - AXIS) / weeks.length;
  const scale = HEIGHT / highestOf(weeks);
  const base = top + HEIGHT;
  weeks.forEach(({ low, high }, i) => {
    pdf.rect(left + AXIS + i * step, base - high * scale, step, (high - low) * scale).fill(colours.band);
  });
  weeks.forEach(({ count }, i) => {
    pdf
      .rect(left + AXIS + (i + 0.25) * step, base - count * scale, step / 2, count * scale)
      .fill(colours.bar);
  });
  pdf
    .lineWidth(0.5)
    .strokeColor(colours.line)
    .moveTo(left + AXIS, base)
    .lineTo(left + width, base)
    .stroke();
}

function drawLabels({ pdf, left, width }: Sheet, { weeks, unit, bandLabel }: WeeksBlock, top: number): void {
  const base = top + HEIGHT;
  pdf.font('regular').fontSize(7.5).fillColor(colours.quiet);
  const plain = { lineBreak: false };
  pdf.text(`${highestOf(weeks)}`, left, top - 3, { ...plain, width: AXIS - 4, align: 'right' });
  pdf.text('0', left, base - 6, { ...plain, width: AXIS - 4, align: 'right' });
  pdf.text(`Week of ${weeks[0]!.from}`, left + AXIS, base + 4, plain);
  pdf.text(`Week of ${weeks.at(-1)!.from}`, left + width - 120, base + 4, {
    ...plain,
    width: 120,
    align: 'right',
  });
  pdf.text(`Bars: ${unit} a week. Shaded: ${bandLabel.toLowerCase()}.`, left + AXIS, base + 15, plain);
}

function highestOf(weeks: readonly Week[]): number {
  return Math.max(1, ...weeks.flatMap(({ count, high }) => [count, high]));
}
