/** How many bytes a page can have, with its listings: a hundred times the longest page that is known. */
export const largestPage = 8 * 1024 * 1024

/** How many rows the groups of one listing can hold in all. */
export const mostGrouped = 200_000

/**
 * How many references are followed for the pages of one relation over several steps: of 1,000 pages each can lead to each
 * other one.
 */
export const mostRelated = 2_000_000

/** Thrown where a listing would be too large to be made at all, and caught where its directive is answered. */
export class OversizedListing extends Error {
  /** The template that would make it so large, as `FILE:LINE`. */
  readonly template: string

  constructor(template = '') {
    super(template)
    this.template = template
  }
}
