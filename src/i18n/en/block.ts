/** English texts of the block. */

export const block = {};
