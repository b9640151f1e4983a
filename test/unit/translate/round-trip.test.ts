/**
 * Whole notes through the translator: what is not words comes out as it went in. Real notes, hostile Markdown and
 * made-up nestings of it, with models that reorder, lose, double and invent words. What is protected is read by
 * another Markdown parser (markdown-it) and by patterns of its own, not by the translator's.
 */

import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { Translation } from '../../../src/translate/translation';
import { glossaryModel, type GlossaryOptions } from './glossary-model';

function notesUnder(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder).sort().flatMap((name) => {
    const full = path.join(folder, name);
    return statSync(full).isDirectory() ? notesUnder(full) : /\.(?:md|txt)$/.test(name) ? [full] : [];
  });
}

const SHARED_SEED = '../shared/seed';
const REAL = [...notesUnder('test/vault'), ...notesUnder('docs'), 'README.md', 'CHANGELOG.md', 'models/training/README.md', ...notesUnder(SHARED_SEED)];

/** What has to be there after translation, byte for byte and in order. Code and front matter are looked for first and taken out. */
const INLINE: Readonly<Record<string, RegExp>> = {
  comment: /%%[^]*?%%|<!--[^]*?-->/g,
  math: /\$\$[^]*?\$\$|(?<![\\$\w])\$(?=[^\s$])(?:\\.|[^\\$\n])*?[^\s\\$]\$(?!\d)/g,
  embed: /!\[\[[^\]\n]*\]\]|!\[[^\]\n]*\]\([^)\n]*\)/g,
  wikilinkTarget: /(?<!!)\[\[[^\]\n|]+(?=\||\]\]|\\\|)/g,
  destination: /\]\((?:[^()\n]|\([^()\n]*\))*\)/g,
  url: /https?:\/\/[^\s<>"'`)\]|]+[^\s<>"'`)\]|.,;:!?*_]/g,
  html: /<\/?[a-z][a-z0-9-]*(?:\s[^<>]*)?\/?>/gi,
  tag: /(?<=^|\s)#[\p{L}\p{N}_/-]*[\p{L}_/-][\p{L}\p{N}_/-]*/gmu,
  footnote: /\[\^[^\]\s]+\]:?/g,
  blockId: /[ \t]\^[A-Za-z0-9-]+[ \t]*$/gm,
  field: /^[ \t>*-]*[\p{L}_]+::/gmu,
};

interface Skeleton {
  readonly frontmatter: string;
  readonly code: readonly string[];
  readonly inline: Readonly<Record<string, readonly string[]>>;
  /** The marks at the beginning of each line: quotes, lists, tasks, headings, callouts, indentation. */
  readonly lineMarks: readonly string[];
  readonly bars: readonly number[];
}

function skeleton(note: string): Skeleton {
  let rest = note;
  const frontmatter = /^---\n[^]*?\n---\n/.exec(rest)?.[0] ?? '';
  rest = rest.slice(frontmatter.length);
  const code: string[] = [];
  rest = rest.replace(/^([ \t>]*(?:[-*+] |\d+[.)] )?)(`{3,}|~{3,})[^\n]*\n[^]*?(?:^[ \t>]*\2[`~]*[ \t]*$|(?![^]))/gm, (block, lead: string) => {
    code.push(block);
    return `${lead}CODE`;
  });
  rest = rest.replace(/(?<![`\\])(`+)(?!`)([^]*?[^`])\1(?!`)/g, (span) => {
    code.push(span);
    return 'CODE';
  });
  const inline = Object.fromEntries(Object.entries(INLINE).map(([name, pattern]) => [name, rest.match(pattern) ?? []]));
  const lines = rest.split('\n');
  return {
    frontmatter, code, inline,
    lineMarks: lines.map((line) => /^[ \t>]*(?:(?:[-*+]|\d+[.)])[ \t]+)*(?:\[[ xX]\][ \t]+)?(?:#{1,6}[ \t]+)?(?:\[![^\]]*\][+-]?)?/.exec(line)?.[0] ?? ''),
    bars: lines.map((line) => (line.replace(/\\\|/g, '').match(/\|/g) ?? []).length),
  };
}

/** The same note to another parser: the order of its blocks and marks, and what stands in code, HTML and links. */
function structure(note: string): string[] {
  const parser = new MarkdownIt({ html: true, linkify: false });
  // It knows no footnotes, and would read them as definitions of links; nor blocks of formulas.
  return parser.parse(note.replace(/^---\n[^]*?\n---\n/, '').replace(/\[\^/g, '\\[^').replace(/^\$\$\n[^$]*\n\$\$$/gm, '***'), {}).flatMap((block) => {
    const own = block.type === 'inline' || block.type === 'text' ? [] : [`${block.type} ${block.markup} ${block.type.startsWith('html') || block.type === 'fence' || block.type === 'code_block' ? block.content : ''}`];
    const inside = (block.children ?? []).flatMap((token) => (token.type === 'text' ? [] : [
      `${token.type} ${token.type === 'code_inline' || token.type === 'html_inline' ? token.content : ''} ${token.attrGet('href') ?? token.attrGet('src') ?? ''}`,
    ]));
    return [...own, ...inside];
  });
}

/** Forms that are easy to get wrong. The words in capitals may change, nothing else. */
const HOSTILE: readonly string[] = [
  '**Uno dos. Tres cuatro** cinco seis.',
  '*Uno **dos tres** cuatro. Cinco* seis',
  'Uno [[Nota con | barra|dos tres]] cuatro [[#Título]] y [[Nota#^bloque|cinco]].',
  'Uno [dos [tres] cuatro](https://a.b/c_(d_(e)) "un \\"título\\"") cinco.',
  'Uno [dos](<un camino con espacios.md>) tres [[  ]] cuatro []() cinco.',
  '| Uno \\| dos | `a \\| b` | [[N\\|tres]] |\n|:--|--:|:-:|\n| $x \\| y$ | cuatro | |\n|sin|bordes|aquí',
  'Uno | dos\n--- | ---\ntres | cuatro\n\nCinco.',
  '> > [!warning]- Uno *dos*\n> > tres `cuatro`\n> >\n> > - [ ] cinco #etiqueta ^id-1\n> seis',
  '1. uno\n\n   ```js\n   const a = "dos";\n   ```\n\n   tres\n2. cuatro\n   - [x] cinco\n\n         código\n',
  '~~~~md\n```\nuno\n```\n~~~~\ndos tres',
  '````attention\nmodel: fr-en\n---\nJe ne parle pas.\n````\nUno dos.',
  'Uno $a_b$, $`c`$ y $$d_e$$ dos; cuesta 5$ y 10 $ y $x$y.',
  '$$\\begin{aligned}\na &= b \\\\\nuno\n\\end{aligned}$$\nDos tres.',
  '> $$\n> \\alpha\n> $$\n> uno dos',
  '<details><summary>Uno</summary>\n\nDos **tres**\n\n</details>\n\nCuatro <kbd>Ctrl</kbd> cinco <br/> seis <span style="color:red">siete</span>.',
  '<!-- uno\n\ndos -->\n\nTres <!-- cuatro --> cinco',
  '<script>\nvar uno = "dos";\n\nvar tres;\n</script>\n\nCuatro cinco',
  'Uno[^1] dos[^nota-larga]. Tres^[una nota en línea].\n\n[^1]: Cuatro cinco.\n    Sigue aquí.\n[^nota-larga]: Seis `siete`.',
  '---\nuno: dos\n...\n\n# Tres #etiqueta/anidada #\n\nCuatro\n======\n\nCinco\n---\n',
  '---\nno es frontmatter',
  'Uno\\* dos\\_ tres \\[cuatro\\] \\#cinco \\`seis\\` &amp; &lt;siete&gt; &#39;ocho&#39;',
  '- uno\n- \n-\n* dos\n+ tres\n1) cuatro\n10. cinco',
  '    código con sangría\n\nuno\n\n\tcódigo con tabulador\n\ndos',
  'clave:: uno dos\n[clave:: tres] (otra:: cuatro)\nautor:: [[Ana]]',
  '%%uno\n\ndos%%\n\ntres %% cuatro %% cinco',
  'https://ejemplo.org/uno_dos?tres=cuatro&cinco#seis uno <https://a.b> <ana@b.org> www.c.org/d. mailto:e@f.gh',
  '![alt uno](img.png) ![[foto.png|100x200]] ![dos][ref] dos tres\n\n[ref]: https://a.b "título"\n[otra ref]: <un camino> \'x\'',
  '👩‍🔬 Uno 🇪🇸 dos 1️⃣ tres — «cuatro» “cinco” … seis/siete y/o ocho.',
  'Uno dos\\\ntres cuatro  \ncinco\n\n***\n\n___\n\n- - -\n\nseis',
  '__uno__ _dos_ ***tres*** ~~cuatro~~ ==cinco== *seis _siete_ ocho*',
  '**uno**dos*tres*cuatro **cinco **seis** siete**',
  'Usa `` ` `` y ``` `` ``` y `a`b`c` fin',
  '\u200Buno\u00A0dos\u202Ftres \uFFFC cuatro \uFEFFcinco',
  '# \n\n##Uno\n\n#dos tres\n\n####### cuatro',
  '[[Uno]][[Dos|tres]]![[cuatro]]`cinco`$seis$[siete](ocho)',
  'Uno *dos\n\ntres* cuatro',
  '- [ ] Uno [[Dos|tres]] 📅 2024-01-02 ⏫ #tarea ^ab12',
  '```\nsin cerrar\n# uno',
  '> uno\nperezoso\n> dos',
  '| solo | cabecera |\n| --- | --- |',
  '- uno\n\n  | a | b |\n  | - | - |\n  | dos | [[C\\|d]] |\n\n  tres',
  '![[Nota#Sección]] \n\nuno ^cita\n\ndos\n^otro-id',
  'Uno \\\\ dos \\$tres\\$ {{plantilla}} <% tp.date %> {cuatro}',
  '"uno" \'dos\' (tres) [cuatro] {cinco} <seis 7 > 8 < 9',
];

/** Deterministic numbers, so that a failure comes again. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32;
    return Math.floor((state / 2 ** 32) * below);
  };
}

const WORDS = ['el', 'modelo', 'mira', 'cada', 'palabra', 'nueva', 'oculto', 'pesos', 'Seq2Seq', 'hoy'];
/** `§` stands for more of the same kind. */
const PIECES = [
  '[[Nota|§]]', '[[Nota]]', '[§](a_b.md)', '**§**', '*§*', '~~§~~', '==§==', '`co *de`', '$x_i$', '![[f.png]]', '#et/iq', '[^1]', '<b>§</b>', 'https://a.b/c_d', '&amp;', '\\*', '%%c%%', 'h_t', '§',
];
const LINES = ['§', '- §', '1. §', '- [ ] § ^id', '> §', '> [!note] §', '## §', '§  ', '| § | § |\n| - | - |\n| § | `x` |', '```js\nlet x\n```', '$$\ny\n$$', '', '', '***', '    §', '> - §', '[^2]: §', '<div>\n§\n</div>'];

function madeUp(seed: number): string {
  const below = numbers(seed);
  const pick = (from: readonly string[]): string => from[below(from.length)] ?? '';
  // Links hold no links, and italics no italics: what a parser makes of those is anybody's guess.
  const piece = (depth: number): string => pick(depth === 0 ? PIECES : PIECES.filter((each) => !/\[|^\*§/.test(each))).replace('§', () => text(depth + 1));
  const text = (depth: number): string => Array.from({ length: 1 + below(6) }, () => (below(3) > 0 || depth > 2 ? pick(WORDS) : piece(depth))).join(' ');
  const line = (): string => pick(LINES).replace(/§/g, () => text(0));
  return `${Array.from({ length: 2 + below(8) }, line).join('\n')}${pick(['\n', '', '.\n'])}`;
}

const MODELS: readonly (readonly [string, GlossaryOptions])[] = [
  ['a model that reorders words', {}],
  ['a model that loses names', { says: (word) => (/^(?:Tom|Boston|Mary|John)$/.test(word) ? 'somebody' : undefined) }],
  ['a model that doubles names', { says: (word) => (word === 'Tom' ? 'Tom Tom' : undefined) }],
  ['a model that writes markup', { says: (word) => (/^\p{L}{4,}$/u.test(word) ? '**[[x|`y' : undefined) }],
  ['a model that says next to nothing', { says: () => '' }],
  ['a model that writes marks of blocks', { says: (word) => (/^\p{L}/u.test(word) ? '#' : undefined) }],
  ['a model of few words at a time', { maximumTokens: 5 }],
];

async function translated(note: string, options: GlossaryOptions, language = 'es'): Promise<string> {
  const translation = await Translation.read(note, [{ start: 0, end: note.length }], language, () => Promise.resolve(), () => 0);
  await translation.run(glossaryModel(options).run, { targetLanguage: 'en', decoding: { kind: 'greedy' }, maximumWords: 40 }, () => undefined, () => 0);
  return translation.markdown();
}

describe.each(MODELS)('%s', (_, options) => {
  test.each(REAL.map((file) => [path.basename(file), file] as const))('leaves everything but the words of %s', async (_name, file) => {
    const note = readFileSync(file, 'utf8').replace(/\r\n/g, '\n');
    const result = await translated(note, options);
    expect(skeleton(result)).toEqual(skeleton(note));
    expect(structure(result)).toEqual(structure(note));
  });

  test.each(HOSTILE.map((note) => [note.replace(/\s+/g, ' '), note] as const))('leaves everything but the words of %s', async (_name, note) => {
    const result = await translated(note, options);
    expect(skeleton(result)).toEqual(skeleton(note));
    expect(structure(result)).toEqual(structure(note));
  });

  test('leaves everything but the words of made-up nestings', async () => {
    for (let seed = 1; seed <= 120; seed += 1) {
      const note = madeUp(seed);
      const result = await translated(note, options);
      expect({ seed, note, ...skeleton(result) }).toEqual({ seed, note, ...skeleton(note) });
      expect({ seed, note, structure: structure(result) }).toEqual({ seed, note, structure: structure(note) });
    }
  });
});
