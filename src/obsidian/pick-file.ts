/** Lets the user pick a file of the device, also on a phone. */

/** @param accept what the picker offers, as `input` elements take it */
export function pickFile(doc: Document, accept: string, take: (file: File) => void): void {
  const input = doc.body.createEl('input', { type: 'file', cls: 'attention-lab-file-input', attr: { accept } });
  input.addEventListener('change', () => {
    const file = input.files?.[0];
    input.remove();
    if (file) take(file);
  });
  input.addEventListener('cancel', () => input.remove());
  input.click();
}
