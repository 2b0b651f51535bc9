/**
 * The cells of a spreadsheet's clipboard in its HTML form, where a line break inside a cell can't be taken for the end
 * of a row; null if there is no table. Excel, Numbers and LibreOffice put a table there, as does Google Sheets except
 * for a single cell.
 */
export function htmlCells(html: string): string[][] | null {
  if (html === '') return null
  // Parsed in a document of its own: nothing in it runs, and nothing is fetched.
  const page = new DOMParser().parseFromString(html, 'text/html')
  const table = page.querySelector('table')
  if (table) return [...table.rows].map(rowCells)
  return page.querySelector('[data-sheets-value], [data-sheets-root], google-sheets-html-origin')
    ? [[wordsOf(page.body)]]
    : null
}

function rowCells(row: HTMLTableRowElement): string[] {
  // What a merged cell covers is empty, as in the plain form.
  return [...row.cells].flatMap((cell) => [wordsOf(cell), ...Array<string>(Math.max(0, cell.colSpan - 1)).fill('')])
}

const BLOCKS = new Set(['P', 'DIV', 'LI'])

/** The text with its line breaks; line ends of the source are spaces, as on a page. */
function wordsOf(element: Element): string {
  const words = linesOf(element)
    .replaceAll(/[^\S\n\u00a0]+/g, ' ')
    .replaceAll(/ ?\n ?/g, '\n')
  return words.replaceAll('\u00a0', ' ').trim()
}

function linesOf(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return (node.nodeValue ?? '').replaceAll(/\s*[\r\n]\s*/g, ' ')
  if (!(node instanceof Element) || node.tagName === 'STYLE') return ''
  if (node.tagName === 'BR') return '\n'
  const inside = [...node.childNodes].map(linesOf).join('')
  return BLOCKS.has(node.tagName) && node.nextElementSibling ? `${inside}\n` : inside
}
