import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import obsidianmd from 'eslint-plugin-obsidianmd';
import tseslint from 'typescript-eslint';

/**
 * Which rooms of src/ each room may import. Whatever is not listed is refused.
 * Features (block, lens, links, translate, settings) never import one another: main.ts hands them what they share.
 */
const FEATURES = ['block', 'lens', 'links', 'translate', 'settings', 'share'];
const SHARED = ['model', 'engine', 'analysis', 'charts', 'i18n', 'obsidian'];
const DIRECTIONS = {
  model: [],
  i18n: [],
  analysis: ['model'],
  engine: ['model'],
  charts: ['analysis', 'model', 'i18n'],
  obsidian: ['model', 'i18n'],
  ...Object.fromEntries(FEATURES.map((feature) => [feature, SHARED])),
};
const ROOMS = [...FEATURES, ...SHARED];
const WITHOUT_OBSIDIAN = ['model', 'engine', 'analysis', 'charts', 'i18n'];

const directionRules = Object.entries(DIRECTIONS).map(([room, allowed]) => ({
  files: [`src/${room}/**/*.ts`],
  rules: {
    '@typescript-eslint/no-restricted-imports': ['error', {
      patterns: [
        { regex: `^(?:\\.\\./)+(?:${ROOMS.filter((other) => other !== room && !allowed.includes(other)).join('|')})(?:/|$)`,
          message: `src/${room} may import only: ${allowed.join(', ') || 'nothing of ours'}.` },
        ...(WITHOUT_OBSIDIAN.includes(room) ? [{ group: ['obsidian'], message: `src/${room} must run without Obsidian.` }] : []),
        { regex: '^(?:\\.\\./)+main$', message: 'Nothing imports main.ts.' },
      ],
    }],
  },
}));

// Rules about code that runs inside the app mean nothing to the tools and tests beside it.
const rulesForTheAppOff = Object.fromEntries(
  obsidianmd.configs.recommended
    .flatMap((config) => Object.keys(config.rules ?? {}))
    .filter((rule) => rule.startsWith('obsidianmd/') || rule.startsWith('no-unsanitized/') || ['no-restricted-globals', 'no-restricted-imports', 'no-console', 'no-undef', 'no-eval', 'import/no-extraneous-dependencies', 'import/no-nodejs-modules'].includes(rule))
    .map((rule) => [rule, 'off']),
);

export default defineConfig([
  globalIgnores(['node_modules', 'main.js', 'models', 'test-results', '.cache', 'package-lock.json']),
  ...obsidianmd.configs.recommendedWithLocalesEn,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  ...directionRules,
  { files: ['*.mjs', 'scripts/**', 'test/**'], languageOptions: { globals: { ...globals.node, ...globals.browser } }, rules: rulesForTheAppOff },
]);
