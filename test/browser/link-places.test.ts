/** Chips wherever the app draws notes, what they leave alone, and how they follow other notes. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AttentionLabPage, type AppWindow, type NotesApp, type Part } from '../host/page-object';

const NOTE = 'Lugares/Nota.md';
/** It asks for chips itself: no block must run first. */
const ACTING = '---\nattention-lab: true\n---\n';

const TEXT = `${ACTING}Ver [[es/Encoder|encoder]] y [la atención](es/Mecanismo%20de%20atenci%C3%B3n.md).

> [!note]- Con **Teacher forcing** dentro
> Y [[Softmax]] en el cuerpo.

| parte | enlace |
|---|---|
| estado | [[Hidden State (GRU)\\|estado]] |

- [[מנגנון קשב]] y \u2067[[آلية الانتباه]]\u2069
- [[]], [[|]], [[Nada]], \`[[Encoder]]\`

![[Lugares/Incluida]]
`;

let page: AttentionLabPage;
let app: NotesApp;
beforeAll(async () => {
  page = await AttentionLabPage.open({ language: 'es' });
  app = page.app;
  await app.writeNote('Lugares/מנגנון קשב.md', '---\naliases: [Attention mechanism]\n---\n');
  await app.writeNote('Lugares/آلية الانتباه.md', 'نص');
  await app.writeNote('Lugares/Incluida.md', `${ACTING}Desde dentro: **GRU** y [[es/Decoder|decoder]].\n\n![[Lugares/Nota]]\n`);
  await app.writeNote(NOTE, TEXT);
});
afterAll(() => page.close());

const chip = (component?: string, window: AppWindow = app): Part => window.find(`.workspace-leaf${window === app ? '.mod-active' : ''} .attention-lab-part-chip${component === undefined ? '' : `[data-component="${component}"]`}`);
const card = (window: AppWindow = app): Part => window.find('.attention-lab-card');
const componentsIn = (part: Part): Promise<string[]> => part.evaluate((el) => Array.from(el.querySelectorAll('.attention-lab-part-chip'), (found) => found.getAttribute('data-component') ?? '?'));
/** Clicks as a mouse with these buttons and keys does. */
const clickAs = (part: Part, type: 'click' | 'auxclick', init: MouseEventInit): Promise<void> => part.evaluate((el, given) => {
  el.dispatchEvent(new MouseEvent(given.type, { bubbles: true, cancelable: true, ...given.init }));
}, { type, init });

describe('in reading view', () => {
  it('marks callouts, tables, lists, right-to-left titles and embeds, also where they embed each other', async () => {
    await app.openNote(NOTE, 'reading');
    await chip('gru').waitUntilShown();
    const found = await componentsIn(app.find('.workspace-leaf .markdown-preview-view'));
    expect(found.slice(0, 8)).toEqual(['encoder', 'attention', 'teacher-forcing', 'softmax', 'hidden-state', 'attention', 'gru', 'decoder']);
    await app.screenshot('link-places-es');
  });

  it('leaves clicks on links to the app, with keys and with the middle button', async () => {
    const link = app.find('.workspace-leaf .markdown-preview-view a.internal-link');
    await clickAs(link, 'click', { ctrlKey: true });
    await clickAs(link, 'auxclick', { button: 1 });
    const opened = (await app.openedLinks()).slice(-2);
    expect(opened).toEqual([expect.objectContaining({ linktext: 'es/Encoder', newLeaf: 'tab' }), expect.objectContaining({ linktext: 'es/Encoder', newLeaf: 'tab' })]);
  });

  it('opens no note when the chip itself is clicked', async () => {
    await app.openNote(NOTE, 'reading');
    const before = (await app.openedLinks()).length;
    await chip('encoder').click();
    await card().waitUntilShown();
    expect(await app.openedLinks()).toHaveLength(before);
    await app.press('Escape');
  });

  it('lets the app preview the notes of a card, and lists two of one name', async () => {
    await chip('encoder').click();
    const notes = card().find('a.attention-lab-card-note');
    await expect.poll(async () => (await notes.texts()).filter((text) => text.endsWith('Encoder'))).toHaveLength(2);
    await notes.evaluate((el) => { el.dispatchEvent(new MouseEvent('mouseover', { bubbles: true, ctrlKey: true })); });
    await app.find('.hover-popover').waitUntilShown();
    await app.press('Escape');
  });

  it('marks the app’s own previews of notes that ask for it', async () => {
    await app.writeNote('Lugares/Otra.md', `${ACTING}Ver [[Lugares/Incluida]].`);
    await app.openNote('Lugares/Otra.md', 'reading');
    const link = app.find('.workspace-leaf.mod-active .markdown-preview-view a.internal-link');
    await link.waitUntilShown();
    await link.evaluate((el) => { el.dispatchEvent(new MouseEvent('mouseover', { bubbles: true, ctrlKey: true })); });
    await app.find('.hover-popover .attention-lab-part-chip[data-component="gru"]').waitUntilShown();
  });
});

describe('on a canvas', () => {
  it('marks text cards of a canvas that holds a block', async () => {
    await app.writeNote('Tablero.canvas', JSON.stringify({ nodes: [{ text: '```attention\nBonjour.\n```' }, { text: 'El **Softmax** de [[Seq2Seq]].' }] }));
    await app.drawCanvasCard('Tablero.canvas', 'El **Softmax** de [[Seq2Seq]].');
    await expect.poll(() => componentsIn(app.find('.canvas-node'))).toEqual(['softmax', 'seq2seq']);
  });
});

describe('when another note changes', () => {
  const LINKING = 'Lugares/Enlaza.md';

  it.each(['reading', 'live'] as const)('follows its aliases and its property, and touches nothing else (%s)', async (mode) => {
    await app.writeNote('Lugares/nota 12.md', 'Sin nombre.');
    await app.writeNote(LINKING, `${ACTING}Ver [[Lugares/nota 12]] y **GRU**.\n\nFin.\n`);
    await app.openNote(LINKING, mode);
    if (mode === 'live') await app.setCursor(5, 0);
    const root = app.find(`.workspace-leaf.mod-active ${mode === 'live' ? '.cm-content' : '.markdown-preview-view'}`);
    await expect.poll(() => componentsIn(root)).toEqual(['gru']);
    await root.find('.attention-lab-part-chip').evaluate((el) => { el.dataset['seen'] = 'yes'; });

    await app.writeNote('Lugares/nota 12.md', '---\naliases: [Softmax]\n---\n');
    await expect.poll(() => componentsIn(root)).toEqual(['softmax', 'gru']);
    await app.writeNote('Lugares/nota 12.md', '---\nattention-component: nonsense\n---\n');
    await expect.poll(() => root.find('.attention-lab-part-chip.is-problem').count()).toBe(1);
    await app.writeNote('Lugares/nota 12.md', '---\nattention-component: decoder\n---\n');
    await expect.poll(() => componentsIn(root)).toEqual(['decoder', 'gru']);
    expect(await root.find('[data-component="gru"]').attribute('data-seen')).toBe('yes');
  });

  it('follows the note’s own wish', async () => {
    await app.openNote(LINKING, 'reading');
    await app.writeNote(LINKING, 'Ver **GRU**.\n');
    await expect.poll(() => app.find('.workspace-leaf.mod-active .markdown-preview-view .attention-lab-part-chip').count()).toBe(0);
    await app.writeNote(LINKING, `${ACTING}Ver **GRU**.\n`);
    await expect.poll(() => componentsIn(app.find('.workspace-leaf.mod-active .markdown-preview-view'))).toEqual(['gru']);
  });
});

describe('in a window of its own', () => {
  it('shows chips and cards there, and takes both away with the plugin', async () => {
    const window = await app.openPopout(NOTE, 'reading');
    await chip('encoder', window).click();
    await expect.poll(() => card(window).find('.attention-lab-card-name').text()).toBe('Encoder');
    expect(await card().count()).toBe(0);
    await app.disablePlugin();
    for (const each of [app, window]) expect(await each.find('.attention-lab-part-chip, .attention-lab-card').count()).toBe(0);
    await window.closeWindow();
  });
});

describe('on a phone, in French', () => {
  let phone: AttentionLabPage;
  beforeAll(async () => { phone = await AttentionLabPage.open({ language: 'fr', device: 'phone' }); });
  afterAll(() => phone.close());

  it('opens the card by touch, inside 300 pixels', async () => {
    await phone.app.writeNote('Lieu.md', `${ACTING}Voir [[Encodeur|l’encodeur]], les **poids d’attention** et le [[Vecteur de contexte]].\n`);
    await phone.app.openNote('Lieu.md', 'reading');
    await phone.app.setNoteWidth(300);
    await chip('attention-weights', phone.app).tap();
    await expect.poll(() => card(phone.app).find('.attention-lab-card-name').text()).toBe('Poids d’attention');
    const { x, width } = await card(phone.app).box();
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x + width).toBeLessThanOrEqual(300);
    await phone.app.screenshot('link-places-fr-300');
    await phone.app.find('.workspace-leaf.mod-active .view-header-title').tap();
    await card(phone.app).waitUntilGone();
    await chip('context-vector', phone.app).tap();
    await expect.poll(() => card(phone.app).find('.attention-lab-card-doubt').text()).not.toBe('');
    await phone.app.setTheme('dark');
    await phone.app.screenshot('link-places-fr-300-dark');
  });
});
