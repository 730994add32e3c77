/** After how many days, or how many ahead, something stands in the queue. */
export const LIMITS = {
  screeningDays: 14,
  hearingDaysAhead: 7,
  hearingResultDays: 1,
  dispositionDays: 90,
  sentenceDays: 90,
  refileDaysAhead: 30,
  filingDays: 30,
  taskDaysAhead: 3,
} as const;
