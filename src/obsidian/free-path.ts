/** A path that nothing stands at: `folder/Name.md`, else `folder/Name 2.md` and so on. Pure. */
export function freePath(folder: string, fileName: string, isTaken: (path: string) => boolean): string {
  const base = folder === '' ? fileName : `${folder}/${fileName}`;
  let path = `${base}.md`;
  for (let count = 2; isTaken(path); count++) path = `${base} ${count}.md`;
  return path;
}
