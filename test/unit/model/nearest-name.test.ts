import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from '../../../src/model/nearest-name';

const KEYS = ['model', 'words', 'mask', 'attention', 'target', 'height'];

describe('the name that somebody meant', () => {
  it.each([
    ['modle', 'model'], ['Words', 'words'], ['word', 'words'], ['atention', 'attention'], ['attenzione', 'attention'], ['heigth', 'height'],
    ['temperature', null], ['x', null], ['', null], ['msk', 'mask'],
  ])('%s: %s', (written, meant) => {
    expect(nearestName(written, KEYS)).toBe(meant);
  });
});

describe('the distance of two words', () => {
  it.each([['chat', 'chat', 0], ['chat', 'chats', 1], ['chat', 'caht', 1], ['chat', 'rat', 2], ['', 'chat', 4]])('%s, %s: %i', (from, to, edits) => {
    expect(editDistance(from, to)).toBe(edits);
  });
});
