/** Whether a path is a page's, whose headings links lead to. */
export function isPage(path: string): boolean {
  return /\.(?:md|markdown)$/i.test(path);
}
