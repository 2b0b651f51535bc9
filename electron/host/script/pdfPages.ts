import type { PositionedPage, PositionedText } from '#shared/script/layout/positionedText.ts'

/** Pages; a script has some hundred. */
const MOST_PAGES = 1500

/**
 * The text of a PDF with its places, page by page, in points. Nothing in the file runs, and nothing is fetched for it.
 * Rejects if it is no PDF, is damaged or asks for a password, or has more pages than any script.
 */
export async function pdfPages(bytes: Uint8Array): Promise<readonly PositionedPage[]> {
  const { getDocumentProxy } = await import('unpdf')
  // The reader takes the bytes over, and they are the caller's.
  const pdf = await getDocumentProxy(new Uint8Array(bytes), { stopAtErrors: false, verbosity: 0 })
  try {
    if (pdf.numPages > MOST_PAGES) throw new Error(`it has ${pdf.numPages} pages`)
    const pages: PositionedPage[] = []
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const { width, height, transform } = page.getViewport({ scale: 1 })
      const { items, styles } = await page.getTextContent()
      const matrix = transform as unknown as Matrix
      const texts = items.flatMap((item) => {
        if (!('str' in item)) return []
        const vertical = styles[item.fontName]?.vertical === true
        return [{ text: textIn(item, matrix, vertical), stamp: !vertical && isStamp(item, matrix) }]
      })
      pages.push({ width, height, texts: withoutStamps(texts) })
      page.cleanup()
    }
    return pages
  } finally {
    await pdf.loadingTask.destroy()
  }
}

type Matrix = readonly [number, number, number, number, number, number]

interface StampableText {
  readonly text: PositionedText
  readonly stamp: boolean
}

/** A watermark runs aslant over the page or up its margin; a page that runs so itself is turned, and read as it is. */
function withoutStamps(texts: readonly StampableText[]): readonly PositionedText[] {
  const lettersOf = (some: readonly StampableText[]) =>
    some.reduce((sum, each) => sum + each.text.text.trim().length, 0)
  const level = texts.filter(({ stamp }) => !stamp)
  return (lettersOf(level) * 2 > lettersOf(texts) ? level : texts).map(({ text }) => text)
}

/** Neither level nor straight down. */
function isStamp({ transform }: TextItem, page: Matrix): boolean {
  const [right, down] = directionOf(transform, page)
  return right < Math.abs(down) * 8 && !(down > 0 && Math.abs(right) < down / 8)
}

/** Of its line, on the page as it is looked at. */
function directionOf([a = 0, b = 0]: readonly number[], page: Matrix): readonly [right: number, down: number] {
  return [page[0] * a + page[2] * b, page[1] * a + page[3] * b]
}

interface TextItem {
  readonly str: string
  readonly transform: readonly number[]
  readonly width: number
  readonly height: number
}

/** @param page From the file's own places to the page as it is looked at: turned, and from its top edge down. */
function textIn({ str, transform, width, height }: TextItem, page: Matrix, vertical: boolean): PositionedText {
  const [, , c, d, e, f] = transform as unknown as Matrix
  const [right, down] = directionOf(transform, page)
  const place = {
    text: str,
    x: page[0] * e + page[2] * f + page[4],
    y: page[1] * e + page[3] * f + page[5],
    size: Math.hypot(c, d),
  }
  if (vertical) return { ...place, width: Math.abs(height), down: 'set' }
  return { ...place, width, ...(down > 0 && Math.abs(right) < down / 8 ? { down: 'turned' as const } : {}) }
}
