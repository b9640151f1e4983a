/** English texts of settings. */

export const settings = {
  defaultModel: 'Default model',
  defaultModelHint: 'Used by blocks that name no model.',
  firstModel: 'The first one',
};
