import type { PositionedPage } from '#shared/script/layout/positionedText.ts'

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
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const texts = items.flatMap((item) => {
        if (!('str' in item)) return []
        const [, , c, d, x, y] = item.transform as [number, number, number, number, number, number]
        return [{ text: item.str, x, y: height - y, width: item.width, size: Math.hypot(c, d) }]
      })
      pages.push({ width, height, texts })
      page.cleanup()
    }
    return pages
  } finally {
    await pdf.loadingTask.destroy()
  }
}
