/**
 * Order for clients that would let calls overtake each other, or do not take one while another runs.
 *
 * @module
 */

/** Gives a function that starts each piece of work when the one before it has ended, however it ended. */
export function oneAfterAnother(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const result = last.then(work);
    last = result.catch(() => undefined);
    return result;
  };
}
