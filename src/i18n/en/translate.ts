/** English texts of translate. */

export const translate = {};
