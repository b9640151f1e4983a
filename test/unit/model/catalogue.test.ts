import katex from 'katex';
import { describe, expect, it } from 'vitest';
import type { AttentionKind, ModelCard } from '../../../src/model/card';
import { CATALOGUE, componentOf, findComponent, formulaOf, parameterCount, shapeTexts } from '../../../src/model/catalogue';
import type { ComponentId, Language } from '../../../src/model/catalogue';
import { foldName } from '../../../src/links/resolve/fold';

const LANGUAGES: readonly Language[] = ['en', 'es', 'fr'];

/** A card of the contract's example, in the parts that the catalogue reads. */
function card(kind: AttentionKind, queryState: 'before' | 'after' = 'after'): ModelCard {
  return {
    format: 1, id: 'fr-en', name: 'French → English', version: '1.0.0', sourceLanguages: ['fr'], targetLanguage: 'en',
    attention: { kind, queryState, scale: kind === 'general' ? 0.0883883 : 1, fixedContext: true, maximumPosition: kind === 'location' ? 60 : null },
    gates: 'pytorch',
    sizes: { sourceVocabulary: 4260, targetVocabulary: 3260, sourceEmbedding: 128, targetEmbedding: 128, encoderState: 256, encoderLayers: 1, encoderSkip: false, decoderState: 256, inputFeeding: false, attention: 128, readout: 128 },
    parameters: { total: 1_600_000, sourceEmbedding: 545_280, encoder: 198_144, initialState: 65_792, queryLayer: 32_768, keyLayer: 32_768, score: 0, targetEmbedding: 417_280, decoder: 296_448, readout: 65_664, output: 3260 },
    limits: { sourceTokens: 120, targetTokens: 160 }, files: [], licence: 'MIT', data: [], training: {}, scores: { translation: [], alignment: [], faithfulness: null },
  };
}

const inModel = (id: ComponentId, kind: AttentionKind): boolean => componentOf(id).isIn(card(kind));

describe('the catalogue', () => {
  it('has each id once, and connections that lead to entries', () => {
    const ids = CATALOGUE.map((component) => component.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const component of CATALOGUE) {
      for (const connection of component.connections) expect(findComponent(connection), `${component.id} → ${connection}`).not.toBeNull();
      expect(component.connections).not.toContain(component.id);
    }
  });

  it.each(CATALOGUE.map((component) => [component.id, component] as const))('%s says what it is in three languages, on one line', (_, component) => {
    for (const language of LANGUAGES) {
      expect(component.names[language][0]).not.toBe('');
      expect(component.meaning[language]).toMatch(/^\S[^\n]{20,150}\.$/u);
    }
    expect([...component.sign].length).toBeLessThanOrEqual(5);
    expect(component.source).not.toBeNull();
  });

  it('weakens only names that it has', () => {
    for (const component of CATALOGUE) {
      const names = new Set(Object.values(component.names).flat().map(foldName));
      for (const name of [...(component.shared ?? []), ...(component.everyday ?? [])]) expect(names, `${component.id}: ${name}`).toContain(foldName(name));
    }
  });

  it('gives one name to several components only where the field does', () => {
    const owners = new Map<string, Set<string>>();
    for (const component of CATALOGUE) {
      for (const name of Object.values(component.names).flat().map(foldName)) owners.set(name, (owners.get(name) ?? new Set()).add(component.id));
    }
    const several = [...owners].filter(([, ids]) => ids.size > 1).map(([name, ids]) => `${name}: ${[...ids].join(', ')}`);
    expect(several).toEqual([
      'context vector: context-vector, bottleneck',
      'vector de contexto: context-vector, bottleneck',
      'vecteur de context: context-vector, bottleneck',
    ]);
  });

  it('writes formulas and shapes that TeX understands, for every kind of attention', () => {
    for (const component of CATALOGUE) {
      for (const kind of ['dot', 'general', 'additive', 'location', 'none'] as const) {
        for (const queryState of ['before', 'after'] as const) {
          const formula = formulaOf(component, card(kind, queryState));
          if (formula !== null) expect(() => katex.renderToString(formula, { throwOnError: true, strict: 'error' }), component.id).not.toThrow();
        }
      }
      for (const { tex } of component.shapes) expect(() => katex.renderToString(tex, { throwOnError: true }), tex).not.toThrow();
    }
  });
});

describe('a component in a model', () => {
  it('shows its shapes as letters and as this model’s numbers', () => {
    expect(shapeTexts(componentOf('readout').shapes, card('general'), null)).toEqual([
      { tex: 'W_c', symbols: '[R, D+H]', numbers: '[128, 512]' },
      { tex: '\\tilde{h}_t', symbols: '[R]', numbers: '[128]' },
    ]);
    expect(shapeTexts(componentOf('attention-weights').shapes, card('general'), null)[0]?.numbers).toBe('[T, S]');
    expect(shapeTexts(componentOf('attention-weights').shapes, card('general'), { sourceTokens: 9, emittedTokens: 11 })[0]?.numbers).toBe('[11, 9]');
    expect(shapeTexts(componentOf('gru').shapes, card('general'), null)[0]?.numbers).toBe('[384, 128]');
    expect(shapeTexts(componentOf('maximum-length').shapes, card('location'), null)[0]?.numbers).toBe('[60]');
  });

  it('counts its parameters', () => {
    expect(parameterCount(componentOf('linear-layers'), card('general'))).toBe(65_536);
    expect(parameterCount(componentOf('embedding'), card('general'))).toBe(962_560);
    expect(parameterCount(componentOf('softmax'), card('general'))).toBeNull();
    expect(parameterCount(componentOf('linear-layers'), card('none'))).toBeNull();
  });

  it.each<[ComponentId, AttentionKind, boolean]>([
    ['additive-score', 'additive', true], ['additive-score', 'general', false], ['multiplicative-score', 'general', true], ['multiplicative-score', 'additive', false],
    ['location-score', 'location', true], ['location-score', 'dot', false], ['attention', 'none', false], ['attention-weights', 'none', false],
    ['scaled-dot-product', 'general', false], ['lstm', 'general', false], ['input-feeding', 'general', false], ['encoder', 'none', true],
  ])('%s in a model with %s attention: %s', (id, kind, expected) => {
    expect(inModel(id, kind)).toBe(expected);
  });

  it('has the formula of its kind of attention and of its query', () => {
    expect(formulaOf(componentOf('score'), card('general'))).toContain('0.0884');
    expect(formulaOf(componentOf('score'), card('additive'))).toContain('\\tanh');
    expect(formulaOf(componentOf('query'), card('general', 'before'))).toContain('s_{t-1}');
    expect(formulaOf(componentOf('query'), card('general', 'after'))).not.toContain('s_{t-1}');
  });

  it('adds the embedding to the encoder state where the model does', () => {
    const plain = card('general');
    const skipping = formulaOf(componentOf('encoder'), { ...plain, sizes: { ...plain.sizes, encoderSkip: true } });
    expect(skipping).toContain('W_h\\, e_i');
    expect(() => katex.renderToString(skipping ?? '', { throwOnError: true, strict: 'error' })).not.toThrow();
    expect(formulaOf(componentOf('encoder'), plain)).not.toContain('W_h');
  });

  it('adds the last readout to the state where the model does, which then has input feeding', () => {
    const plain = card('general'), fed = { ...plain, sizes: { ...plain.sizes, inputFeeding: true } };
    for (const id of ['decoder', 'decoder-state', 'input-feeding'] as const) {
      const formula = formulaOf(componentOf(id), fed) ?? '';
      expect(formula).toContain('W_f\\, \\tilde{h}_{t-1}');
      expect(() => katex.renderToString(formula, { throwOnError: true, strict: 'error' })).not.toThrow();
      expect(formulaOf(componentOf(id), plain)).not.toContain('W_f');
    }
    expect(componentOf('input-feeding').isIn(fed)).toBe(true);
    expect(parameterCount(componentOf('input-feeding'), fed)).toBe(256 * 128);
  });
});
