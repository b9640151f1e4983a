import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { joinSegments, readableText, readSegments, type Segment } from '../../../src/translate/markdown/segments';
import { weave } from '../../../src/translate/markdown/spans';

/** What the model would be asked to translate, one sentence per entry. */
function sentences(note: string, language = 'es'): string[] {
  return readSegments(note, language).segments.flatMap((segment) => (segment.kind === 'sentence' ? [readableText(segment.source)] : []));
}

/** Upper-cases every word that may change: what is left in lower case was protected. */
function shouted(segments: readonly Segment[]): string {
  return segments.map((segment) => (segment.kind === 'kept' ? segment.text : weave(segment.source, (words) => words.toUpperCase()))).join('');
}

function notesUnder(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const full = path.join(folder, name);
    return statSync(full).isDirectory() ? notesUnder(full) : name.endsWith('.md') ? [full] : [];
  });
}

const EVERYTHING = `---
title: Atención
tags: [nota, "[[Encoder]]"]
---
# El mecanismo de atención #estudio

Los pesos *suman* **uno**, ==siempre==, como dice [[Capas lineales|la nota]] y [el artículo](https://example.org/a_(b) "título").
Otra línea con \`código\`, $x_i \\cdot y$ y una nota[^1]. ^bloque-1

> [!tip]+ Un consejo
> Mira la columna, no la fila,
> y vuelve a la tabla.
>
> \`\`\`python
> print("hola mundo")
> \`\`\`

- [ ] Tarea pendiente
  - Otra tarea con ![[imagen.png]] dentro
1. Primero
   Sigue aquí.

| Palabra | Peso |
| --- | :-: |
| [[Encoder\\|el codificador]] | 0,5 |
| gato \\| perro | \`a\` |

$$
c_t = \\sum_i \\alpha_{ti} h_i
$$

<div class="nota">
Texto dentro de HTML
</div>

[^1]: La nota al pie dice algo.
[ref]: https://example.org "no traducir"

%%
Comentario oculto
%%

    código con sangría

***
Fin. 👩‍🔬 Escribe a ana@example.org.
`;

describe('a note taken apart', () => {
  const notes = notesUnder(path.resolve('test/vault'));

  test.each([...notes.map((file) => [path.basename(file), readFileSync(file, 'utf8')] as const), ['everything at once', EVERYTHING] as const])(
    '%s comes back byte for byte', (_, note) => {
      for (const language of ['es', 'fr', 'en']) expect(joinSegments(readSegments(note, language).segments)).toBe(note);
    });

  test('any cut of a note comes back byte for byte too', () => {
    for (let start = 0; start < EVERYTHING.length; start += 7) {
      for (let end = start; end < EVERYTHING.length; end += 41) {
        const piece = EVERYTHING.slice(start, end);
        expect(joinSegments(readSegments(piece, 'es').segments)).toBe(piece);
      }
    }
  });

  test('line ends of Windows survive', () => {
    const note = EVERYTHING.replace(/\n/g, '\r\n');
    expect(joinSegments(readSegments(note, 'es').segments)).toBe(note);
    expect(sentences(note).some((sentence) => sentence.includes('\r'))).toBe(false);
  });

  test('only what a person reads is offered to the model', () => {
    expect(sentences(EVERYTHING)).toEqual([
      'El mecanismo de atención',
      'Los pesos suman uno, siempre, como dice la nota y el artículo.',
      'Otra línea con `código`, $x_i \\cdot y$ y una nota.',
      'Un consejo',
      'Mira la columna, no la fila, y vuelve a la tabla.',
      'Tarea pendiente',
      'Otra tarea con', 'dentro',
      'Primero', 'Sigue aquí.',
      'Palabra', 'Peso', 'el codificador', 'gato | perro',
      'La nota al pie dice algo.',
      'Fin.', 'Escribe a ana@example.org.',
    ]);
  });

  test.each([
    ['code', 'Usa `npm run` aquí', 'USA `npm run` AQUÍ'],
    ['code with ticks inside', 'Usa ``a ` b`` aquí', 'USA ``a ` b`` AQUÍ'],
    ['a lone tick', 'Un ` suelto', 'UN ` SUELTO'],
    ['a formula', 'La suma $\\alpha_i$ vale', 'LA SUMA $\\alpha_i$ VALE'],
    ['prices are no formula', 'Cuesta $5 y luego $10 más', 'CUESTA $5 Y LUEGO $10 MÁS'],
    ['a link to a note', 'Ver [[Capas lineales]] antes', 'VER [[Capas lineales]] ANTES'],
    ['the shown words of a link', 'Ver [[Capas lineales|las capas]] antes', 'VER [[Capas lineales|LAS CAPAS]] ANTES'],
    ['a name shown for a link', 'Un modelo [[Sequence to Sequence (Seq2Seq)|Seq2Seq]] aprende', 'UN MODELO [[Sequence to Sequence (Seq2Seq)|Seq2Seq]] APRENDE'],
    ['a heading link', 'Ver [[Nota#Título|el título]]', 'VER [[Nota#Título|EL TÍTULO]]'],
    ['an embed', 'Mira ![[foto.png|300]] bien', 'MIRA ![[foto.png|300]] BIEN'],
    ['an image', 'Mira ![una foto](a.png) bien', 'MIRA ![una foto](a.png) BIEN'],
    ['a web link', 'Lee [esto](https://a.b/c "un título") hoy', 'LEE [ESTO](https://a.b/c "un título") HOY'],
    ['a reference link', 'Lee [esto][ref] hoy', 'LEE [ESTO][ref] HOY'],
    ['an address', 'Ver https://a.b/c_(d)?e=f. Luego', 'VER https://a.b/c_(d)?e=f. LUEGO'],
    ['a tag', 'Una #etiqueta/anidada aquí', 'UNA #etiqueta/anidada AQUÍ'],
    ['a number is no tag', 'El #1 gana', 'EL #1 GANA'],
    ['nested emphasis', 'Es **muy *muy* claro** hoy', 'ES **MUY *MUY* CLARO** HOY'],
    ['emphasis that never ends', 'Es **muy claro hoy', 'ES **MUY CLARO HOY'],
    ['snake case', 'El campo mi_campo_largo vale', 'EL CAMPO mi_campo_largo VALE'],
    ['an inline tag of HTML', 'Agua H<sub>2</sub>O pura<br>fin', 'AGUA H<sub>2</sub>O PURA<br>FIN'],
    ['an escaped mark', 'No es \\*cursiva\\* hoy', 'NO ES \\*CURSIVA\\* HOY'],
    ['an entity', 'Uno&nbsp;dos', 'UNO&nbsp;DOS'],
    ['a comment', 'Uno %%dos tres%% cuatro', 'UNO %%dos tres%% CUATRO'],
    ['a footnote inside a line', 'Uno[^n-1] dos^[tres cuatro].', 'UNO[^n-1] DOS^[tres cuatro].'],
    ['a block id', 'Uno dos. ^abc-1', 'UNO DOS. ^abc-1'],
    ['an inline field', 'autora:: una persona', 'autora:: UNA PERSONA'],
    ['names with digits', 'El modelo GPT2 y PyTorch', 'EL MODELO GPT2 Y PyTorch'],
    ['a task', '- [x] hecho ya', '- [x] HECHO YA'],
    ['a numbered item in a quote', '> 12. uno dos', '> 12. UNO DOS'],
    ['a callout without a title', '> [!note]\n> uno dos', '> [!note]\n> UNO DOS'],
    ['a heading closed by marks', '## uno dos ##', '## UNO DOS ##'],
    ['an underlined heading', 'uno dos\n===', 'UNO DOS\n==='],
    ['a fence inside a list', '- uno\n  ```js\n  let dos\n  ```\n- tres', '- UNO\n  ```js\n  let dos\n  ```\n- TRES'],
    ['a fence that never ends', 'uno\n```\ndos\ntres', 'UNO\n```\ndos\ntres'],
    ['a table in a quote', '> | a uno | b |\n> | - | - |\n> | dos | `tres` |', '> | A UNO | B |\n> | - | - |\n> | DOS | `tres` |'],
    ['an own block of this plugin', '```attention\nJe ne parle pas.\n```', '```attention\nJe ne parle pas.\n```'],
    ['a formula over lines', 'uno\n$$\nx\n$$\ndos', 'UNO\n$$\nx\n$$\nDOS'],
    ['a hard line break', 'uno  \ndos\\\ntres', 'UNO  \nDOS\\\nTRES'],
  ])('%s', (_, note, expected) => {
    expect(shouted(readSegments(note, 'es').segments)).toBe(expected);
  });

  test('hard-wrapped lines are one sentence, other lines are not', () => {
    expect(sentences('El codificador lee\nla oración entera.')).toEqual(['El codificador lee la oración entera.']);
    expect(sentences('Nombre: Ana\nEdad: veinte')).toEqual(['Nombre: Ana', 'Edad: veinte']);
  });

  test('a bold term before a colon is a sentence of its own', () => {
    expect(sentences('- **Capas lineales**: Transforman los estados.')).toEqual(['Capas lineales', 'Transforman los estados.']);
  });

  test('a note of 200 KB is read in well under a second per pass', () => {
    const note = EVERYTHING.repeat(Math.ceil(200_000 / EVERYTHING.length));
    const segments = readSegments(note, 'es').segments;
    expect(joinSegments(segments)).toBe(note);
    expect(segments.filter(({ kind }) => kind === 'sentence').length).toBeGreaterThan(2000);
  });
});
