/**
 * For routes where something can be guessed: few calls a minute from one address, also from this machine. The count
 * of failures for one person is kept in the database; this one slows down whoever tries many persons.
 */
export const guessing = { rateLimit: { max: 60, timeWindow: '1 minute', allowList: [] } };
