/** A question that the data can’t answer, in words people can act on. */
export class Unanswerable extends Error {}
