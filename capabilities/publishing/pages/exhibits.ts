import { barChart, barChartHeight } from '#web/public/charts/bar-chart.ts';
import { concentrationChart } from '#web/public/charts/concentration-chart.ts';
import { gridMap } from '#web/public/charts/grid-map.ts';
import { seriesChart } from '#web/public/charts/series-chart.ts';
import type { ImageFrame } from '#web/public/charts/svg-image.ts';
import { type Content, type Html, html } from '#web/public/html.ts';
import type { PublishedExhibit, PublishedOf } from '../contract.ts';
import { exhibitLegend } from './exhibit-legend.ts';
import { exhibitTable } from './exhibit-tables.ts';
import { describeExhibit } from './exhibit-words.ts';
import { measureOf } from './figures.ts';
import type { Frame } from './frame.ts';

/** A chart and, beside it, the same numbers as a table. */
export function exhibitSection(frame: Frame, finding: string, exhibit: PublishedExhibit): Html {
  const tall = exhibit.kind === 'grid' || exhibit.kind === 'concentration';
  return html`<figure class="exhibit${tall && ' exhibit--tall'}" id="exhibit-${finding}-${exhibit.key}">
<div><figcaption lang="en">${exhibit.title}<span>${exhibit.question}</span></figcaption>
${chartsFor(frame, finding, exhibit)}
${exhibitLegend(frame, exhibit)}</div>
<div class="table-scroll" tabindex="0" role="region" aria-label="${frame.words.exhibit.numbers}: ${exhibit.title}">${exhibitTable(frame, exhibit)}</div>
</figure>`;
}

/** Drawn twice, for a wide and a narrow screen, so that its words keep their size; the stylesheet shows one. */
function chartsFor(frame: Frame, finding: string, exhibit: PublishedExhibit): Content {
  const scales = exhibit.kind === 'grid' || exhibit.kind === 'concentration';
  if (scales) return exhibitChart(frame, finding, exhibit, 'any');
  return [exhibitChart(frame, finding, exhibit, 'wide'), exhibitChart(frame, finding, exhibit, 'narrow')];
}

export type ChartSize = 'wide' | 'narrow' | 'any';
const WIDTHS: Record<ChartSize, number> = { wide: 640, narrow: 340, any: 420 };

export function exhibitChart(
  frame: Frame,
  finding: string,
  exhibit: PublishedExhibit,
  size: ChartSize,
): Html {
  const image: ImageFrame = {
    id: `${finding}-${exhibit.key}-${size}`,
    title: exhibit.title,
    description: describeExhibit(frame, exhibit),
    width: WIDTHS[size],
    height: 300,
    className: `chart--${size}`,
  };
  switch (exhibit.kind) {
    case 'series':
      return drawSeries(frame, image, exhibit);
    case 'bars':
      return barChart(
        { ...image, height: barChartHeight(exhibit.rows.length) },
        {
          rows: exhibit.rows,
          formatValue: measureOf(frame, exhibit.rows),
          suppressedText: frame.words.exhibit.notShown,
        },
      );
    case 'concentration':
      return drawConcentration(frame, image, exhibit);
    case 'grid':
      return gridMap(image, {
        grid: exhibit.grid,
        cells: exhibit.cells.map((cell) => ({ ...cell, flagged: cell.flag !== null })),
        outline: exhibit.outline,
      });
  }
}

function drawSeries(frame: Frame, image: ImageFrame, exhibit: PublishedOf<'series'>): Html {
  return seriesChart(image, {
    mark: exhibit.mark,
    lines: exhibit.lines,
    marks: exhibit.marks,
    formatTick: frame.f.number,
    suppressedSign: frame.words.exhibit.notShownSign,
  });
}

function drawConcentration(
  { f, words }: Frame,
  image: ImageFrame,
  exhibit: PublishedOf<'concentration'>,
): Html {
  return concentrationChart(
    { ...image, height: 380 },
    {
      points: exhibit.points,
      readings: exhibit.readings,
      formatShare: (share) => f.percent(share),
      placesAxis: words.exhibit.ofPlaces(exhibit.placeNoun),
      eventsAxis: words.exhibit.ofEvents(exhibit.eventNoun),
      equalLabel: words.exhibit.equal,
    },
  );
}
