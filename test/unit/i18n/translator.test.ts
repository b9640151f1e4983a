import { describe, expect, it } from 'vitest';
import { translator } from '../../../src/i18n';

describe('the texts', () => {
  it.each([['es', 'es'], ['es-MX', 'es'], ['fr', 'fr'], ['pt-BR', 'en'], ['zh', 'en'], ['', 'en']])('for %s are in %s', (tag, language) => {
    expect(translator(tag).language).toBe(language);
  });

  it('write numbers and plurals as the language does', () => {
    expect(translator('es').block.leftOut(1)).toMatch(/^1 palabra supera/);
    expect(translator('es').block.leftOut(1234)).toMatch(/^1234 palabras superan/);
    expect(translator('en').charts.weight(0.5)).toBe('0.50');
    expect(translator('es').charts.weight(0.5)).toBe('0,50');
    expect(translator('fr').block.parameters(1_825_788)).toMatch(/^1,8.M de paramètres$/);
  });

  it('keep French marks on the line of their word, and write no sign before what rounds to nothing', () => {
    expect(translator('fr').views.token('chat', null)).toBe('«\u00A0chat\u00A0»');
    expect(translator('fr').lens.quiz.ask('chat')).toMatch(/\u00A0\?$/);
    expect(translator('es').charts.weight(-0.001)).toBe('0,00');
    expect(translator('es').charts.weight(-0.01)).toBe('\u22120,01');
  });

  it('name languages in the reader’s language', () => {
    expect(translator('es').block.directionOfModel(['fr'], 'en')).toBe('francés → inglés');
  });

  it('summarise a chart in one sentence', () => {
    const summary = translator('es').charts.alignmentSummary(1, 6, { target: 'speak', source: 'parle', weight: 0.976 });
    expect(summary).toBe('Pesos de atención de 1 palabra de la traducción sobre 6 palabras de origen; el mayor va de «speak» a «parle», 0,98.');
  });
});
