/** Length on the page as a breakdown writes it: "3/8", "1 4/8", "2"; '' for none. */
export function eighthsLabel(eighths: number): string {
  const pages = Math.floor(eighths / 8)
  const rest = eighths % 8
  return [pages > 0 ? String(pages) : '', rest > 0 ? `${rest}/8` : ''].filter(Boolean).join(' ')
}

/** "3/8 page", "1 4/8 pages". */
export function pagesLabel(eighths: number): string {
  return `${eighthsLabel(eighths)} ${eighths > 8 ? 'pages' : 'page'}`
}
