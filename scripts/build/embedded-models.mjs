/** Models that main.js carries, the first one being the default. Others in models/ can be imported by the user. */
export const EMBEDDED_MODELS = ['fr-en', 'es-en'];
