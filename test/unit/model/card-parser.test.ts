import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCard } from '../../../src/model/card-parser';

const shipped = readFileSync('models/fr-en/model.json', 'utf8');

type Json = Record<string, unknown>;

/** The shipped card with one field, named by its path, set to another value. */
function withField(path: string, value: unknown): string {
  const card = JSON.parse(shipped) as Json;
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const parent = keys.reduce<Json>((object, key) => object[key] as Json, card);
  parent[last] = value;
  return JSON.stringify(card);
}

describe('a model card', () => {
  it('that is shipped is read as it stands', () => {
    const card = JSON.parse(shipped) as Json;
    // The fields that a card may leave out.
    const sizes = { encoderSkip: false, inputFeeding: false, ...(card.sizes as Json) };
    expect(parseCard(shipped)).toEqual({ value: { ...card, sizes }, problems: null });
  });

  it.each<[string, string, unknown, string, string]>([
    ['no id', 'id', undefined, 'missing', 'model.json: id'],
    ['an id that is a path', 'id', '../fr-en', 'value', 'model.json: id'],
    ['no languages', 'sourceLanguages', [], 'value', 'model.json: sourceLanguages'],
    ['an unknown kind of attention', 'attention.kind', 'magic', 'value', 'model.json: attention.kind'],
    ['sizes of another type', 'sizes.attention', '128', 'value', 'model.json: sizes.attention'],
    ['an absurd layer', 'sizes.decoderState', 1e9, 'value', 'model.json: sizes.decoderState'],
    ['a layer that is there or not', 'sizes.encoderSkip', 1, 'value', 'model.json: sizes.encoderSkip'],
    ['a way back that is there or not', 'sizes.inputFeeding', 'yes', 'value', 'model.json: sizes.inputFeeding'],
    ['an absurd vocabulary', 'sizes.targetVocabulary', 1e12, 'value', 'model.json: sizes.targetVocabulary'],
    ['a maximum of no tokens', 'limits.sourceTokens', 0, 'value', 'model.json: limits.sourceTokens'],
    ['a number that is none', 'attention.scale', null, 'value', 'model.json: attention.scale'],
    ['a file outside the folder', 'files.0.name', '../../secret.onnx', 'value', 'model.json: files[0].name'],
    ['a file of absurd size', 'files.0.bytes', 1e13, 'value', 'model.json: files[0].bytes'],
    ['a hash that is none', 'files.1.sha256', 'abc', 'value', 'model.json: files[1].sha256'],
    ['a file twice', 'files.1.name', 'encoder.onnx', 'value', 'model.json: files'],
    ['a missing file', 'files', [], 'value', 'model.json: files'],
    ['no licence', 'licence', '', 'value', 'model.json: licence'],
    ['data without attribution', 'data.0.attribution', undefined, 'missing', 'model.json: data[0].attribution'],
    ['a field that is a list instead of an object', 'scores.alignment', {}, 'value', 'model.json: scores.alignment'],
  ])('with %s is refused there', (_, path, value, kind, place) => {
    expect(parseCard(withField(path, value)).problems).toContainEqual(expect.objectContaining({ kind, path: place }));
  });

  it.each(['encoderSkip', 'inputFeeding'] as const)('that says nothing of %s has none', (name) => {
    expect(parseCard(withField(`sizes.${name}`, undefined)).value?.sizes[name]).toBe(false);
    expect(parseCard(withField(`sizes.${name}`, true)).value?.sizes[name]).toBe(true);
  });

  it('of a later format is refused for that reason alone', () => {
    const { problems } = parseCard(JSON.stringify({ format: 2, everything: 'else' }));
    expect(problems).toEqual([{ kind: 'format', path: 'model.json: format', expected: { kind: 'format', count: 1 }, found: { kind: 'exactly', text: '2' } }]);
  });

  it.each(['', 'null', '[]', '"card"', '{"format":', '{"__proto__":{"format":1}}'])('that is %j is refused', (text) => {
    expect(parseCard(text).value).toBeNull();
    expect(parseCard(text).problems).not.toHaveLength(0);
  });

  it('names everything that is wrong at once', () => {
    const card = { ...(JSON.parse(shipped) as Json), name: 3, version: 'new', licence: undefined };
    expect(parseCard(JSON.stringify(card)).problems?.map(({ path }) => path)).toEqual(['model.json: name', 'model.json: version', 'model.json: licence']);
  });
});
