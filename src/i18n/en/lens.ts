/** English texts of lens. */

export const lens = {};
