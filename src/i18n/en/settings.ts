/** English texts of settings. */

export const settings = {
  defaultModel: 'Default model',
  defaultModelHint: 'Used by blocks that name no model.',
  firstModel: 'The first one',
  chips: 'Parts of the model in notes',
  chipsEverywhere: 'Mark them in every note',
  chipsEverywhereHint: 'Otherwise only in notes with an attention block, or with the property attention-lab: true. Never with attention-lab: false.',
  chipsAfterTerms: 'Mark bold terms and headings',
  chipsAfterTermsHint: 'Where their whole text is the name of a part.',
  noteFolder: 'Folder for new notes',
  noteFolderHint: 'Where notes about parts of the model are made. Empty: where new notes go.',
  noteTemplate: 'Text of new notes',
  noteTemplateHint: 'Variables: {{name}}, {{id}}, {{aliases}}, {{meaning}}, {{formula}}, {{shapes}}, {{parameters}}, {{source}}, {{connections}}, {{sentence}}, {{properties}}. Empty: a note with formula and block.',
};
