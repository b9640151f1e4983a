/** English texts of links. */

export const links = {};
