/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The download has its own hold on the content once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A file name of what a view is about: letters, digits and dashes of it. */
export function fileName(...parts: readonly string[]): string {
  const plain = parts
    .map((part) => part.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, ''))
    .filter((part) => part !== '');
  return plain.join('_').slice(0, 120) || 'convscape';
}
