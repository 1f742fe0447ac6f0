/**
 * A source in one piece, its address once: a title that is part of the address is left out, and a title that names the
 * address without `https://` gets it in that place.
 */
export function sourceText(title: string, url: string | undefined): string {
  if (url === undefined || url === '') return title;
  const bare = url.replace(/^https?:\/\//u, '').replace(/\/$/u, '');
  if (title === '' || url.includes(title)) return url;
  return title.includes(bare) && !title.includes('://') ? title.replace(bare, url) : `${title}, ${url}`;
}
