/** Facts of this capability that others may hear. */
export const forecastsEvents = {
  'forecasts.planned': 'A forecast was planned.',
  'forecasts.changed': 'The author changed a plan.',
  'forecasts.backtest-requested': 'A plan waits to be tested on the past.',
  'forecasts.backtested': 'The backtest of a plan is finished and frozen.',
  'forecasts.backtest-failed': 'The backtest of a plan could not be done; it says why.',
  'forecasts.revised': 'The author took a tested plan back to change it.',
  'forecasts.submitted': 'A plan waits for a second person to sign it.',
  'forecasts.returned': 'A plan went back to its author, with the reason.',
  'forecasts.signed-off': 'A plan was signed, with a statement.',
  'forecasts.gone-live': 'A signed forecast was started.',
  'forecasts.period-made': 'A live forecast named its cells for a period.',
  'forecasts.period-reported': 'What came of a period was reported.',
  'forecasts.ended': 'The last day of a forecast has passed.',
  'forecasts.stopped': 'A forecast was stopped, with the reason.',
} as const;

export type ForecastsEvent = keyof typeof forecastsEvents;
