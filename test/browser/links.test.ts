/** Links, bold terms and headings of study notes become handles of the running model: chips, cards, commands. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, fenceOf, type NotesApp, type Part } from '../host/page-object';

const ATTENTION_NOTE = 'Estudio/Atención en Seq2Seq.md';
const DECODER_NOTE = 'Estudio/Decoder con atención.md';

/** The first user's note in its shape: components as bold bullets, one link with a display text. */
const ATTENTION_TEXT = `Los mecanismos de atención permiten a los modelos [[Sequence to Sequence (Seq2Seq)|Seq2Seq]] enfocarse en partes de la entrada.

${fenceOf('Je ne parle pas espagnol.')}

## Funcionamiento Básico
- **Selección de Información Relevante**: asigna pesos a la entrada.
- **Mejora de la Captura de Contexto**: accede a todos los estados.

## Solución a Limitaciones
- **Limitaciones de un Solo Vector de Contexto**: puede ser insuficiente.
- **Uso Integral de los Outputs del Encoder**: no solo el estado final.

## Componentes del Mecanismo de Atención
- **Capas Lineales**: transforman los estados ocultos.
- **Multiplicación de Matrices**: calcula la puntuación.
  ![[Pasted image 20231202174624.png]]
- **Ponderación de la Información**: los pesos determinan la contribución.

## Limitaciones
- **Definición de Tamaño Máximo**: hay que fijar un máximo. **Importante**: ver [[Robótica/Encoder|encoder]] y \`[[Encoder]]\`.
`;

const DECODER_TEXT = `---
attention-lab: true
---
# Decoder

El decoder empieza con **SOS** y el estado del [[es/Encoder|encoder]].

1. **Embedding** y **GRU** sobre la palabra anterior.
2. Pregunta a la [[es/Mecanismo de atención|atención]]; recibe el [[Vector de contexto en RNN|vector de contexto]].
3. **Softmax** y **EOS**.

> [!note] Entrenamiento
> Con **Teacher forcing** y [[Notas sueltas]].

| paso | parte |
|---|---|
| 1 | [[Hidden State (GRU)\\|estado]] |
`;

let page: AttentionLabPage;
let app: NotesApp;
beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'es' });
  app = page.app;
  await app.setSize(1280, 1000);
  await app.writeNote('Robótica/Encoder.md', 'Rueda y sensor.');
  await app.writeNote(ATTENTION_NOTE, ATTENTION_TEXT);
  await app.writeNote(DECODER_NOTE, DECODER_TEXT);
});
afterAll(() => page.close());

const chip = (component?: string): Part => app.find(`.workspace-leaf .attention-lab-part-chip${component === undefined ? '' : `[data-component="${component}"]`}`);
const card = (): Part => app.find('.attention-lab-card');
/** The components of all chips of the open note, in its order. */
const shownComponents = (root: string): Promise<string[]> => app.find(`.workspace-leaf ${root}`).evaluate((el) => Array.from(el.querySelectorAll('.attention-lab-part-chip'), (found) => found.getAttribute('data-component') ?? '?'));
const noteBody = (): Promise<string> => app.find('.workspace-leaf .markdown-preview-view').evaluate((el) => el.innerText);

describe('the first user’s note, in reading view', () => {
  it('marks every part that the note speaks of, and nothing of another field', async () => {
    await app.openNote(ATTENTION_NOTE, 'reading');
    await page.block(0);
    expect(await shownComponents('.markdown-preview-view')).toEqual([
      'seq2seq', 'attention-weights', 'attention', 'bottleneck', 'encoder-states', 'linear-layers', 'matrix-product', 'context-vector', 'maximum-length',
    ]);
  });

  it('leaves the note’s text as it is', async () => {
    expect(await noteBody()).toContain('los modelos Seq2Seq enfocarse');
  });

  it('says on the card what the part is, with this model’s numbers and the live ones of the block', async () => {
    await chip('attention-weights').click();
    await card().waitUntilShown();
    const text = await card().text();
    expect(text).toContain('Pesos de atención');
    expect(text).toContain('Bahdanau, Cho, Bengio 2015, ec. (6)');
    expect(text).toContain('Paso 1');
    expect(await card().find('.katex, mjx-container').count()).toBeGreaterThan(0);
    expect(await card().find('.attention-lab-card-token').count()).toBeGreaterThan(5);
    await app.screenshot('links-card-es-light');
  });

  it('follows the step that the reader pins in the block', async () => {
    const block = await page.block(0);
    await block.pressKeys('ArrowDown', 'ArrowDown', 'Enter');
    await chip('attention-weights').scrollIntoView();
    await chip('attention-weights').hover();
    await expect.poll(() => card().text()).toContain('Paso 3');
    await app.press('Escape');
  });

  it('goes on to neighbours and closes with Escape', async () => {
    await chip('linear-layers').click();
    await card().find('.attention-lab-card-facts .attention-lab-card-neighbour').click();
    await expect.poll(() => card().find('.attention-lab-card-name').text()).toBe('Vector de consulta');
    await app.press('Escape');
    await card().waitUntilGone();
  });

  it('shares the picked part with the diagram of the block, both ways', async () => {
    await chip('linear-layers').hover();
    await card().find('.attention-lab-card-buttons button').at(1).click();
    const part = (id: string): Part => app.find(`.block-language-attention svg [data-component="${id}"]`);
    await expect.poll(() => part('linear-layers').attribute('aria-pressed')).toBe('true');
    await app.press('Escape');
    await part('context-vector').click();
    await expect.poll(() => chip('context-vector').attribute('aria-pressed')).toBe('true');
    expect(await chip('linear-layers').attribute('aria-pressed')).toBe('false');
    await expect.poll(() => app.find('.attention-lab-diagram-notes a').texts()).toEqual(['Context vector', 'Vector de contexto']);
    await page.block(0);
    await app.screenshot('links-diagram-es');
  });

  it('opens the note when the link itself is clicked', async () => {
    await app.find('.markdown-preview-view a.internal-link').click();
    await expect.poll(() => app.find('.workspace-leaf.mod-active .view-header-title').text()).toContain('Sequence to Sequence (Seq2Seq)');
  });
});

describe('its sibling on the decoder', () => {
  it('marks parts in text, lists, callouts and tables', async () => {
    await app.openNote(DECODER_NOTE, 'reading');
    await chip('hidden-state').waitUntilShown();
    expect(await shownComponents('.markdown-preview-view')).toEqual([
      'decoder', 'special-tokens', 'encoder', 'embedding', 'gru', 'attention', 'context-vector', 'softmax', 'special-tokens', 'teacher-forcing', 'hidden-state',
    ]);
  });

  it('offers both parts where a name stands for two', async () => {
    await chip('context-vector').click();
    await expect.poll(() => card().find('.attention-lab-card-doubt').text()).toContain('varias partes');
    await card().find('.attention-lab-card-doubt .attention-lab-card-neighbour').at(1).click();
    await expect.poll(() => card().find('.attention-lab-card-name').text()).toBe('Vector de contexto único');
    await app.press('Escape');
  });

  it('marks all chips of a picked part', async () => {
    await chip('special-tokens').click();
    await app.press('Escape');
    expect(await app.find('.markdown-preview-view .attention-lab-part-chip.is-picked').count()).toBe(2);
    await chip('special-tokens').click();
    await app.press('Escape');
    expect(await app.find('.markdown-preview-view .attention-lab-part-chip.is-picked').count()).toBe(0);
  });

  it('is left alone when it asks for that', async () => {
    await app.writeNote('Estudio/Callada.md', DECODER_TEXT.replace('true', 'false'));
    await app.openNote('Estudio/Callada.md', 'reading');
    expect(await chip().count()).toBe(0);
    await app.writeNote('Estudio/Ajena.md', 'El [[Encoder|encoder]] de la rueda y [[Seq2Seq]].');
    await app.openNote('Estudio/Ajena.md', 'reading');
    expect(await chip().count()).toBe(0);
  });
});

describe('Live Preview', () => {
  it('shows the same parts, and none in code', async () => {
    await app.openNote(ATTENTION_NOTE, 'live');
    await app.setCursor(0, 0);
    await page.block(0);
    await app.setCursor(ATTENTION_TEXT.split('\n').indexOf('## Limitaciones'), 0);
    await chip('linear-layers').waitUntilShown();
    expect(await shownComponents('.cm-content')).toEqual(expect.arrayContaining(['linear-layers', 'matrix-product', 'context-vector', 'maximum-length']));
    await chip('linear-layers').click();
    await expect.poll(() => card().text()).toContain('Je ne parle pas espagnol.');
    await app.setTheme('dark');
    await app.screenshot('links-live-es-dark');
    await app.setTheme('light');
    await app.press('Escape');
  });

  it('follows what is typed, without touching the text', async () => {
    await app.writeNote('Estudio/Escribo.md', '---\nattention-lab: true\n---\nHola \n');
    await app.openNote('Estudio/Escribo.md', 'live');
    await app.setCursor(3, 5);
    await app.type('**Softmax** y ');
    await chip('softmax').waitUntilShown();
    await app.type('`**GRU**` fin');
    expect(await shownComponents('.cm-content')).toEqual(['softmax']);
    await expect.poll(() => app.readNote('Estudio/Escribo.md')).toContain('Hola **Softmax** y `**GRU**` fin');
    for (let key = 0; key < 22; key++) await app.press('Backspace');
    await chip('softmax').waitUntilGone();
  });

  it('shows nothing in source mode', async () => {
    await app.openNote(ATTENTION_NOTE, 'source');
    expect(await chip().count()).toBe(0);
  });
});

describe('commands', () => {
  it('links mentions to notes, as one undo', async () => {
    const text = '---\nattention-lab: true\n---\nEl decoder lee las capas lineales y de nuevo el decoder.\n';
    await app.writeNote('Estudio/Sin enlaces.md', text);
    await app.openNote('Estudio/Sin enlaces.md', 'live');
    await app.setCursor(3, 0);
    await app.runCommand('attention-lab:link-components');
    await app.find('.modal .attention-lab-list-row').waitUntilShown();
    expect(await app.find('.modal .attention-lab-list-row').count()).toBe(3);
    await app.screenshot('links-propose-es');
    await app.find('.modal .mod-cta').click();
    await expect.poll(() => app.readNote('Estudio/Sin enlaces.md')).toMatch(/El \[\[.*decoder\]\] lee las \[\[.*capas lineales\]\] y de nuevo el decoder\./);
    await app.undo();
    await expect.poll(() => app.readNote('Estudio/Sin enlaces.md')).toBe(text);
  });

  it('lists what a note mentions and jumps there', async () => {
    await app.openNote(DECODER_NOTE, 'live');
    await app.runCommand('attention-lab:list-components');
    await app.find('.modal .attention-lab-list-row').waitUntilShown();
    expect(await app.find('.modal .attention-lab-list-row').at(0).text()).toContain('Tokens especiales');
    await app.screenshot('links-list-es');
    await app.press('Escape');
  });

  it('counts which parts have a note, names bad properties, and makes a note without overwriting one', async () => {
    await app.writeNote('Estudio/Mal.md', '---\nattention-component: encodr\n---\n');
    await app.writeNote('Softmax.md', '---\nattention-component: none\n---\nMío.');
    await app.runCommand('attention-lab:check-coverage');
    await app.find('.modal .attention-lab-list-row').waitUntilShown();
    const text = await app.find('.modal').text();
    expect(text).toContain('«encodr»');
    expect(text).toContain('encoder');
    await app.screenshot('links-coverage-es');
    await app.find('.modal .is-missing[data-component="softmax"] button').click();
    await expect.poll(() => app.find('.workspace-leaf.mod-active .view-header-title').text()).toContain('Softmax');
    expect(await app.readNote('Softmax.md')).toContain('Mío.');
  });

  it('shows the part that is named at the cursor', async () => {
    await app.openNote(DECODER_NOTE, 'live');
    await app.setCursor(7, 5);
    await app.runCommand('attention-lab:show-component');
    await expect.poll(() => card().find('.attention-lab-card-name').text()).toBe('Embedding');
    await app.press('Escape');
  });
});

describe('in English, in the dark', () => {
  it('names parts in the app’s language', async () => {
    await app.restart({ language: 'en', theme: 'dark' });
    await app.writeNote('Study/Seq2Seq.md', ['# Attention mechanism', '', 'See [[en/Encoder|the encoder]], [[Context vector]], [[Bahdanau attention lets decoder look back at all encoder states]] and [[Mal]].', '', '**LSTM**, **Attention**', '', fenceOf('Je ne parle pas espagnol.')].join('\n'));
    await app.openNote('Study/Seq2Seq.md', 'reading');
    await page.block(0);
    expect(await shownComponents('.markdown-preview-view')).toEqual(['attention', 'encoder', 'context-vector', 'additive-score', 'encoder', 'lstm', 'attention']);
    await chip('lstm').click();
    await expect.poll(() => card().text()).toContain('Not in this model');
    await app.press('Escape');
    await app.find('.attention-lab-part-chip.is-problem').click();
    await expect.poll(() => card().text()).toContain('says “encodr”');
    await app.press('Escape');
    await chip('encoder').click();
    await app.screenshot('links-card-en-dark');
    await app.press('Escape');
  });
});

describe('at the end', () => {
  it('leaves no trace of a chip or a card when the plugin is disabled', async () => {
    await app.openNote(ATTENTION_NOTE, 'reading');
    await chip('linear-layers').click();
    await card().waitUntilShown();
    await app.disablePlugin();
    expect(await app.find('.attention-lab-part-chip, .attention-lab-card').count()).toBe(0);
  });
});
