/** The classes that the editor's tokens carry: plugins find links, bold terms and code by them. */

import { describe, expect, it } from 'vitest';
import { markdownLanguage, tokenClassNodeProp } from '../../host/obsidian/markdown-language';

function tokensOf(text: string): [string, string][] {
  const tokens: [string, string][] = [];
  markdownLanguage.parser.parse(text).iterate({ enter: ({ type, from, to }) => {
    const classes = type.prop(tokenClassNodeProp);
    if (classes !== undefined) tokens.push([text.slice(from, to), classes]);
  } });
  return tokens;
}

describe('the tokens of a note', () => {
  it.each<[string, [string, string][]]>([
    ['[[Encoder]]', [['[[', 'formatting-link formatting-link-start'], ['Encoder', 'hmd-internal-link'], [']]', 'formatting-link formatting-link-end']]],
    ['un [[Seq2Seq|modelo]]', [
      ['[[', 'formatting-link formatting-link-start'], ['Seq2Seq', 'hmd-internal-link link-has-alias'], ['|', 'hmd-internal-link link-alias-pipe'],
      ['modelo', 'hmd-internal-link link-alias'], [']]', 'formatting-link formatting-link-end'],
    ]],
    ['**Capas Lineales**', [['**', 'formatting formatting-strong strong'], ['Capas Lineales', 'strong'], ['**', 'formatting formatting-strong strong']]],
    ['## Softmax', [['## ', 'formatting formatting-header formatting-header-2 header header-2'], ['Softmax', 'header header-2']]],
    ['`[[Encoder]]`', [['`', 'formatting formatting-code inline-code'], ['[[Encoder]]', 'inline-code'], ['`', 'formatting formatting-code inline-code']]],
    ['```\n[[Encoder]]\n```', [['```', 'formatting formatting-code-block hmd-codeblock'], ['[[Encoder]]', 'hmd-codeblock'], ['```', 'formatting formatting-code-block hmd-codeblock']]],
    ['2 * 3 = 6, snake_case_name', []],
  ])('of %j', (text, expected) => {
    expect(tokensOf(text)).toEqual(expected);
  });

  it('marks links inside bold text as both', () => {
    expect(tokensOf('**[[GRU]]**').map(([, classes]) => classes)).toContain('hmd-internal-link strong');
  });
});
