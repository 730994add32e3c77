import { evidenceWords, metricOf, type PublicPart, type PublicPlan } from '#capabilities/planning/server.ts';
import { type Content, type Html, html } from '#web/public/html.ts';
import { type Frame, WRITTEN_IN } from './frame.ts';
import { planEn } from './words/plan-en.ts';
import { planEs } from './words/plan-es.ts';

const planWords = { en: planEn, es: planEs };

/** A problem with the published findings that show it; those that are not published are not named. */
export function problemItem(
  frame: Frame,
  { fields }: PublicPart,
  findings: ReadonlyMap<string, string>,
): Html {
  const words = planWords[frame.language];
  const numbers = ((fields.findings ?? []) as { number: string }[])
    .map(({ number }) => number)
    .filter((number) => findings.has(number));
  return html`<li lang="${WRITTEN_IN}"><strong>${text(fields.title)}</strong> ${text(fields.detail)}${
    numbers.length > 0 &&
    html`<ul>${numbers.map((number) => html`<li>${words.problemRests} <a href="${frame.to(`/findings/${number}`)}">${number}</a>: ${findings.get(number)}</li>`)}</ul>`
  }</li>`;
}

/** A goal with its figures, and under it all that is done for it. */
export function goalArticle(frame: Frame, plan: PublicPlan, goal: PublicPart): Html {
  const words = planWords[frame.language];
  return html`<article class="panel stack" aria-labelledby="g-${goal.id}">
<p class="kicker"><span class="tag">${words.kinds.goal}</span></p>
<h3 id="g-${goal.id}" lang="${WRITTEN_IN}">${text(goal.fields.title)}</h3>
${paragraph(goal.fields.detail)}
${figures(frame, goal)}
${childrenOf(plan, goal).map((objective) => objectiveSection(frame, plan, objective))}
</article>`;
}

function objectiveSection(frame: Frame, plan: PublicPlan, objective: PublicPart): Html {
  const words = planWords[frame.language];
  return html`<section class="stack"><h4><span class="quiet">${words.kinds.objective}:</span> <span lang="${WRITTEN_IN}">${text(objective.fields.title)}</span></h4>
${paragraph(objective.fields.detail)}
${childrenOf(plan, objective).map((strategy) => strategySection(frame, plan, strategy))}</section>`;
}

function strategySection(frame: Frame, plan: PublicPlan, strategy: PublicPart): Html {
  const words = planWords[frame.language];
  const { fields } = strategy;
  const checklist = (fields.fidelity ?? []) as string[];
  const activities = childrenOf(plan, strategy);
  return html`<section class="stack"><h5><span class="quiet">${words.kinds.strategy}:</span> <span lang="${WRITTEN_IN}">${text(fields.title)}</span></h5>
${paragraph(fields.detail)}
<p>${words.evidence}: ${evidenceWords(text(fields.evidence), frame.language)}${text(fields.evidenceSource) && html` <span class="small quiet" lang="${WRITTEN_IN}">${words.source}: ${text(fields.evidenceSource)}</span>`}</p>
${checklist.length > 0 && html`<p>${words.checklist}:</p><ul lang="${WRITTEN_IN}">${checklist.map((item) => html`<li>${item}</li>`)}</ul>`}
${activities.length > 0 && html`<ul class="results">${activities.map((activity) => activityItem(frame, activity))}</ul>`}</section>`;
}

function activityItem(frame: Frame, { fields, status }: PublicPart): Html {
  const words = planWords[frame.language];
  const state = status ? (words.states[status.state] ?? status.state) : null;
  const told =
    status?.percent === null || status?.percent === undefined ? '' : `, ${words.percent(status.percent)}`;
  return html`<li><strong lang="${WRITTEN_IN}">${text(fields.title)}</strong>
<dl class="pairs">${pair(words.agency, text(fields.ownerAgency) || words.noAgency)}${state && pair(words.status, `${state}${told}`)}${
    text(fields.dueOn) && pair(words.due, frame.f.date(text(fields.dueOn)))
  }${status?.toldAt && pair(words.updated, frame.f.date(status.toldAt))}</dl></li>`;
}

function figures(frame: Frame, { fields, measure }: PublicPart): Content {
  const words = planWords[frame.language];
  const { label, format } = metricOf(text(fields.metric), text(fields.measure), frame.language);
  if (!measure || !label) return false;
  const say = (value: number) =>
    format === 'percent' ? frame.f.percent(value) : frame.f.number(Math.round(value));
  const { reading } = measure;
  const number = (field: string) => (fields[field] as number | null) ?? null;
  const period = (from: string, to: string) => `${frame.f.date(from)} ${words.to} ${frame.f.date(to)}`;
  const range = (low: number | null, high: number | null) =>
    low === null || high === null ? '' : ` (${words.range(say(low), say(high))})`;
  const baseline = number('baselineValue');
  const target = number('targetValue');
  const targetOn = text(fields.targetOn);
  return html`<dl class="pairs">${pair(words.measure, label)}
${measure.baselineIsHidden && pair(words.baseline, words.hidden)}
${baseline !== null && pair(words.baseline, html`${say(baseline)}${range(number('baselineLow'), number('baselineHigh'))}, ${period(text(fields.baselineFrom), text(fields.baselineTo))} <span class="small quiet">${words.readFrom} ${text(fields.baselineSource)}</span>`)}
${measure.readingIsHidden && pair(words.now, words.hidden)}
${reading && pair(words.now, html`${say(reading.value)}${range(reading.low, reading.high)}, ${period(reading.periodFrom, reading.periodTo)} <span class="small quiet">${words.readFrom} ${reading.dataLabel}, ${words.dataThrough(frame.f.date(reading.dataThrough))}</span>`)}
${target !== null && pair(words.target, `${say(target)}${targetOn && ` ${words.by} ${frame.f.date(targetOn)}`}`)}</dl>
${words.standings[measure.standing] && html`<p>${words.standings[measure.standing]}</p>`}`;
}

function pair(term: string, value: Content): Html {
  return html`<dt>${term}</dt><dd>${value}</dd>`;
}

function paragraph(value: unknown): Content {
  return text(value) && html`<p lang="${WRITTEN_IN}">${text(value)}</p>`;
}

function childrenOf(plan: PublicPlan, { id }: PublicPart): PublicPart[] {
  return plan.parts.filter(({ parentId }) => parentId === id);
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
