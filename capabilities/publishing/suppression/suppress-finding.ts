import type {
  PublishableExhibit,
  PublishableFinding,
  PublishedExhibit,
  PublishedFigure,
} from '../contract.ts';
import { hideCounts } from './hide-counts.ts';
import { joinLedgers, type Ledger, type NewTable, smallChanges } from './ledger.ts';
import { isSmall, type SuppressionRules, suppressionRules } from './rules.ts';

export type Suppressed = {
  figures: PublishedFigure[];
  /** Grids still without the site's outline. */
  exhibits: PublishedExhibit[];
  suppressed: number;
  /** What this publication tells and hides, for the next one to reckon with. */
  ledgers: Ledger[];
  /** Small counts that nothing can protect any more. */
  unprotected: string[];
  /** A withheld figure that the sentence or the summary tells all the same. */
  toldInWords: string | null;
};

/** Everything a finding would show, after the rules: what is hidden becomes `null`, the rest stays as it is. */
export function suppressFinding(
  finding: PublishableFinding,
  earlier: readonly Ledger[],
  rules: SuppressionRules = suppressionRules,
): Suppressed {
  const ledgers: Ledger[] = [];
  const unprotected: string[] = [];
  const exhibits = finding.exhibits.map((exhibit) => {
    const table = tableOf(exhibit);
    if (!table) return uncounted(exhibit, rules);
    const known = [...earlier, ...ledgers];
    const alsoHide = exhibit.kind === 'grid' ? smallChanges(table, known, rules) : [];
    const result = hideCounts(joinLedgers(table, known, rules), { rules, alsoHide });
    unprotected.push(...result.unprotected.map((key) => `${exhibit.title}: ${key}`));
    ledgers.push({ of: table.of, cells: Object.fromEntries(table.cells), hidden: [...result.hidden] });
    return withHidden(exhibit, result.hidden);
  });
  const figures = finding.figures.map((figure) => figureAfter(figure, ledgers, rules));
  const withheld = finding.figures.filter((_, i) => figures[i]!.value === null);
  return {
    figures,
    exhibits,
    suppressed: ledgers.reduce((sum, { hidden }) => sum + hidden.length, 0) + withheld.length,
    ledgers,
    unprotected,
    toldInWords: toldInWords(finding, withheld),
  };
}

/** The counts of an exhibit and the sums that a reader has or could have from elsewhere. */
function tableOf(exhibit: PublishableExhibit): NewTable | null {
  if (exhibit.kind === 'concentration') return null;
  if (exhibit.kind === 'grid') {
    const { epsg, x0, y0, size, columns } = exhibit.grid;
    const cells = new Map(
      exhibit.cells.filter(({ count }) => count > 0).map(({ cell, count }) => [String(cell), count]),
    );
    const of = `grid of ${exhibit.unit}: ${[epsg, x0, y0, size, columns].join(' ')}`;
    return { of, cells, sums: [[...cells.keys()]] };
  }
  if (!exhibit.counts) return null;
  if (exhibit.kind === 'bars') {
    const cells = new Map(exhibit.rows.map(({ key, value }) => [key, value]));
    return { of: `bars of ${exhibit.unit}: ${exhibit.key}`, cells, sums: [[...cells.keys()]] };
  }
  const lines = exhibit.lines
    .filter((line) => !isDerived(line))
    .map((line) => line.points.map(({ at, value }) => ({ key: `${line.key}|${at}`, at, value })));
  const cells = new Map(lines.flat().map(({ key, value }) => [key, value]));
  const times = [...new Set(lines.flat().map(({ at }) => at))];
  const across = lines.length > 1 ? times.map((at) => lines.flat().filter((cell) => cell.at === at)) : [];
  const sums = [...lines, ...across, lines.flat()].map((cellsOfSum) => cellsOfSum.map(({ key }) => key));
  return { of: `series of ${exhibit.unit}`, cells, sums };
}

/** A line that is no count but worked out from counts, such as what earlier years lead one to expect. */
function isDerived({ points }: Extract<PublishableExhibit, { kind: 'series' }>['lines'][number]): boolean {
  return points.some(({ value }) => !Number.isInteger(value));
}

function withHidden(exhibit: PublishableExhibit, hidden: ReadonlySet<string>): PublishedExhibit {
  // A band or an interval is worked out from counts: with one hidden it could be solved for it.
  const range = hidden.size > 0 ? { low: null, high: null } : {};
  switch (exhibit.kind) {
    case 'series':
      return {
        ...exhibit,
        lines: exhibit.lines.map((line) => ({
          ...line,
          points: line.points.map((point) => ({
            ...point,
            ...range,
            value:
              hidden.has(`${line.key}|${point.at}`) || (hidden.size > 0 && isDerived(line))
                ? null
                : point.value,
          })),
        })),
      };
    case 'bars':
      return {
        ...exhibit,
        rows: exhibit.rows.map((row) => ({
          ...row,
          ...range,
          value: hidden.has(row.key) ? null : row.value,
        })),
      };
    case 'grid':
      return {
        ...exhibit,
        outline: [],
        cells: exhibit.cells.map((cell) => ({
          ...cell,
          count: hidden.has(String(cell.cell)) ? null : cell.count,
        })),
      };
    case 'concentration':
      return exhibit;
  }
}

function uncounted(exhibit: PublishableExhibit, rules: SuppressionRules): PublishedExhibit {
  return exhibit.kind === 'concentration' ? coarseCurve(exhibit, rules) : withHidden(exhibit, new Set());
}

/** Shares are rounded so far that one step is worth a countable number of events; a finer curve is a list of counts. */
function coarseCurve(
  exhibit: Extract<PublishableExhibit, { kind: 'concentration' }>,
  rules: SuppressionRules,
) {
  const steps = Math.max(1, Math.min(1000, Math.floor(exhibit.events / rules.smallestShown)));
  const coarse = (share: number) => Math.round(share * steps) / steps;
  return { ...exhibit, points: exhibit.points.map((point) => ({ ...point, events: coarse(point.events) })) };
}

function figureAfter(
  { count, ...figure }: PublishableFinding['figures'][number],
  ledgers: readonly Ledger[],
  rules: SuppressionRules,
): PublishedFigure {
  const withheld = { ...figure, value: null, low: null, high: null, note: null };
  if (count !== null && isSmall(count, rules)) return withheld;
  return isShownAnyway(figure.value, ledgers) || !ledgers.some((ledger) => hidesFew(ledger, rules))
    ? figure
    : withheld;
}

/** With few hidden numbers in a table, any other number made from it is an equation for them. */
function hidesFew({ hidden }: Ledger, { fewHidden }: SuppressionRules): boolean {
  return hidden.length > 0 && hidden.length <= fewHidden;
}

function isShownAnyway(value: number, ledgers: readonly Ledger[]): boolean {
  return ledgers.some(({ cells, hidden }) => {
    const counts = Object.values(cells);
    const shown = Object.entries(cells).some(([key, count]) => count === value && !hidden.includes(key));
    return shown || counts.reduce((sum, count) => sum + count, 0) === value;
  });
}

function toldInWords(finding: PublishableFinding, withheld: PublishableFinding['figures']): string | null {
  const words = `${finding.statement} ${finding.summary ?? ''}`.match(/\d[\d,]*(?:\.\d+)?/g) ?? [];
  const told = new Set(words.map((word) => Number(word.replaceAll(',', ''))));
  const figure = withheld.find(({ value, format }) => {
    const spoken = format === 'percent' ? value * 100 : value;
    return [spoken, Math.round(spoken), Math.round(spoken * 10) / 10].some((number) => told.has(number));
  });
  return figure?.label ?? null;
}
