import { describe, expect, it } from 'vitest';
import { type AnalysisOptions, type Recipe, workbenchMethods } from '../contract.ts';
import { analysisForm, emptyForm, formLike, suggestedQuestions } from './new-analysis-form.ts';

const options: AnalysisOptions = {
  versions: [
    {
      id: '0198c0de-0000-7000-8000-000000000001',
      label: 'Shooting victims, version 1',
      period: { from: '2015-01-01', to: '2024-12-31' },
      dataDate: '2025-01-27',
    },
  ],
  outcomes: [{ value: 'shooting', label: 'Shooting, fatal or nonfatal' }],
  rules: [{ id: 'hospital', bit: 0, reason: 'Hospital', effect: 'flag' }],
  hasPublishedGrid: true,
};
const periods = {
  beforeFrom: '2022-01-01',
  beforeTo: '2022-12-31',
  afterFrom: '2024-01-01',
  afterTo: '2024-12-31',
};

describe('the form of a new analysis', () => {
  it.each(workbenchMethods)(
    'makes a recipe of %s as it stands when opened, with the question that goes with it',
    (method) => {
      const draft = analysisForm.parse({
        ...emptyForm(options),
        ...periods,
        method,
        question: suggestedQuestions[method],
      });
      expect(draft.method).toBe(method);
      expect(draft.versionId).toBe(options.versions[0]!.id);
    },
  );

  it('sends only what the chosen method asks for', () => {
    const draft = analysisForm.parse({ ...emptyForm(options), method: 'hot-spots', bandwidth: '500' });
    expect(draft.parameters).toEqual({ cellSize: 250, level: 0.05 });
  });

  it('reads over both periods when two are compared', () => {
    const draft = analysisForm.parse({ ...emptyForm(options), ...periods, method: 'compare-periods' });
    expect(draft.filter.period).toEqual({ from: '2022-01-01', to: '2024-12-31' });
  });

  it('names the field that is wrong', () => {
    const refused = analysisForm.safeParse({ ...emptyForm(options), to: '2014-01-01', question: 'Why?' });
    const fields = refused.success ? [] : refused.error.issues.map(({ path }) => path.join('.'));
    expect(fields).toContain('question');
    const missing = analysisForm.safeParse({ ...emptyForm(options), method: 'compare-periods' });
    expect(missing.success ? [] : missing.error.issues.map(({ path }) => path.join('.'))).toEqual([
      'beforeFrom',
      'beforeTo',
      'afterFrom',
      'afterTo',
    ]);
  });

  it('takes districts with commas between and rules that are not to apply', () => {
    const draft = analysisForm.parse({
      ...emptyForm(options),
      districts: ' 22, 25 ,',
      ignoredRules: ['hospital'],
    });
    expect(draft.filter.districts).toEqual(['22', '25']);
    expect(draft.flagEffects).toEqual({ hospital: 'ignore' });
  });

  it('counts incidents where the victims of one would be repeats of one another', () => {
    const draft = analysisForm.parse({ ...emptyForm(options), method: 'near-repeat', unit: 'victims' });
    expect(draft.unit).toBe('events');
    expect(draft.parameters).toMatchObject({ distances: [0, 125, 250, 500], days: [0, 7, 14, 28] });
  });

  it('refuses edges that are no list of numbers, beside their field', () => {
    const refused = analysisForm.safeParse({
      ...emptyForm(options),
      method: 'near-repeat',
      distances: '0, far',
    });
    expect(refused.error?.issues.map(({ path }) => path[0])).toEqual(['distances']);
  });

  it.each([
    { method: 'density', bandwidth: '600', kernel: 'gaussian' },
    { method: 'near-repeat', distances: '0, 100, 400', daysApart: '0, 14', shuffles: '499', unit: 'events' },
    { method: 'space-time-scan', maxRadius: '750', maxDays: '14', shuffles: '199', unit: 'events' },
    { method: 'clusters', reach: '90', minPoints: '12' },
  ])('opens as an earlier analysis was: $method', (changes) => {
    const earlier = analysisForm.parse({ ...emptyForm(options), ...changes });
    const recipe = { ...earlier, flagRules: [] } as unknown as Recipe;
    expect(analysisForm.parse(formLike(recipe, options))).toEqual(earlier);
  });
});
