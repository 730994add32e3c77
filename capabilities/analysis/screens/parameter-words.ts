import { Period, type Recipe } from '../contract.ts';

const labels: Record<string, string> = {
  years: 'earlier years',
  confidence: 'confidence',
  cellSize: 'cell in metres',
  level: 'false-discovery rate',
  kernel: 'kernel',
  bandwidth: 'bandwidth in metres',
  shares: 'shares',
  before: 'first period',
  after: 'second period',
  reach: 'reach in metres',
  minPoints: 'events that make a place dense',
  distances: 'edges of distance in metres',
  days: 'edges of time in days',
  closed: 'edge that a band owns',
  permutations: 'permutations',
  maxRadius: 'largest radius in metres',
  maxDays: 'longest window in days',
  simulations: 'simulations',
  treated: 'treated areas',
  comparison: 'comparison areas',
  besideTreated: 'areas beside the treated',
  besideComparison: 'areas beside the comparison',
  harm: 'weights of harm',
  step: 'first month it could work',
  family: 'model of the counts',
  donors: 'untreated areas to mix',
};

/** A setting’s name as an analyst says it. */
export function parameterLabel(key: string): string {
  return labels[key] ?? key;
}

export function parametersText(parameters: Recipe['parameters']): string {
  return Object.entries(parameters)
    .map(([key, value]) => `${parameterLabel(key)}: ${valueText(value)}`)
    .join('; ');
}

export function valueText(value: unknown): string {
  if (value === null || value === undefined) return 'none';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueText).join(', ');
  const period = Period.safeParse(value);
  if (period.success) return `${period.data.from} to ${period.data.to}`;
  if (typeof value !== 'object') return String(value);
  return Object.entries(value)
    .map(([key, part]) => `${parameterLabel(key)} ${valueText(part)}`)
    .join(', ');
}
