/** A tab that shows a picture: the active file need not be a note. */

import type { TFile } from './vault';
import { FileView } from './view';

export const IMAGE_EXTENSIONS = ['png', 'jpg', 'svg'];

export class ImageView extends FileView {
  getViewType(): string { return 'image'; }

  override onLoadFile(file: TFile): Promise<void> {
    this.contentEl.empty();
    this.contentEl.createEl('img', { attr: { src: this.app.vault.getResourcePath(file), alt: file.name } });
    return Promise.resolve();
  }
}
