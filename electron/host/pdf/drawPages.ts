import PdfKit from 'pdfkit'
import { lostSign } from '#shared/compositing/lostPicture.ts'
import { FRAME, HAIRLINE } from '#shared/pages/look.ts'
import type { Box, Page, PathBox, PictureBox, RuleBox, TextBox, TextRun } from '#shared/pages/model.ts'
import { frameOf } from '#shared/pages/picture.ts'
import { pathCurve } from '#shared/pages/pathCurve.ts'
import type { FontChain } from './fontChain.ts'
import { spellApart } from './spelledApart.ts'
import { standardsXml } from './standards.ts'
import { createTagTree } from './tagTree.ts'
import type { TagTree } from './tagTree.ts'
import { pictureKey } from './pictureKey.ts'

/** Metadata that PDF readers and file search show. */
export interface PdfAbout {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly createdAt: Date
  /** BCP 47. */
  readonly language: string
}

/** A PDF being drawn, page by page, to a byte stream. Draws what the pages say and makes no layout decisions. */
export interface PdfDrawing {
  readonly bytes: NodeJS.ReadableStream
  /** Draws one page; `pictureOf` supplies the JPEG of each picture by `pictureKey` once; after that the key is enough. */
  page(page: Page, pictureOf: (key: string) => Uint8Array | null): void
  /** Bytes generated but not yet read. */
  waiting(): number
  end(): void
  /** Aborts the drawing: the stream's reader gets the error. */
  stop(error: unknown): void
}

type Element = PDFKit.PDFStructureElement

/** A picture stored once in the document, however often it is drawn. */
interface Placed {
  readonly width: number
  readonly height: number
}

/** pdfkit writes title and author into the XML metadata unescaped: this escapes them. */
class FilmDocument extends PdfKit {
  override endMetadata(): void {
    const plain = { ...this.info }
    for (const [key, value] of Object.entries(this.info))
      if (typeof value === 'string') Object.assign(this.info, { [key]: escapeXml(value) })
    super.endMetadata()
    Object.assign(this.info, plain)
  }
}

function escapeXml(text: string): string {
  const signs: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
  return text.replaceAll(/[&<>"]/g, (sign) => signs[sign]!).replaceAll(/\p{Cc}/gu, ' ')
}

/** `metadata`: an `rdf:Description` that joins the document's own, once all of its pictures are drawn. */
export function drawPdf(
  chain: FontChain,
  about: PdfAbout,
  metadata: () => string,
  { blackAndWhite }: { readonly blackAndWhite: boolean },
): PdfDrawing {
  const pdf = new FilmDocument({
    autoFirstPage: false,
    pdfVersion: '1.7',
    // It adds the output intent too; PDF/UA-1 is said in `standardsXml`.
    subset: 'PDF/A-2a',
    tagged: true,
    lang: about.language,
    displayTitle: true,
    compress: true,
    font: '',
    info: {
      Title: about.title,
      // What is empty in one place and absent in the other differs, for PDF/A.
      ...(about.author === '' ? {} : { Author: about.author }),
      ...(about.subject === '' ? {} : { Subject: about.subject }),
      Creator: 'Framewright',
      Producer: 'Framewright',
      CreationDate: about.createdAt,
    },
  })
  pdf.appendXML(standardsXml())
  // Without a listener, an error before the reader starts would crash the process; the reader still gets it.
  pdf.on('error', () => undefined)
  const tags = createTagTree<Element>({
    element: (type, options) => makeElement(pdf, type, options),
    close: (element) => element.end(),
    add: (parent, child) => void (parent ? parent.add(child) : pdf.addStructure(child)),
  })
  const placed = new Map<string, Placed>()
  const labels: string[] = []
  const ink: Ink = { pdf, chain, tags, placed, registered: new Set(), blackAndWhite }
  return {
    bytes: pdf,
    waiting: () => pdf.readableLength,
    page(page, pictureOf) {
      labels.push(page.label ?? '')
      pdf.addPage({ size: [page.width, page.height], margin: 0 })
      for (const entry of page.outline) addToOutline(pdf, entry, page.width)
      for (const box of page.boxes) drawBox(ink, box, pictureOf)
    },
    end() {
      labelPages(pdf, labels)
      pdf.appendXML(metadata())
      pdf.end()
    },
    stop: (error) => void pdf.destroy(error instanceof Error ? error : new Error(String(error))),
  }
}

interface Ink {
  readonly pdf: PDFKit.PDFDocument
  readonly chain: FontChain
  readonly tags: TagTree<Element>
  readonly placed: Map<string, Placed>
  readonly registered: Set<string>
  readonly blackAndWhite: boolean
}

function makeElement(
  pdf: PDFKit.PDFDocument,
  type: string,
  options: { alt?: string; scope?: 'Row' | 'Column'; span?: number },
): Element {
  const { alt, scope, span } = options
  const element = pdf.struct(type, alt === undefined ? {} : { alt })
  if (scope === undefined && span === undefined) return element
  const attributes = { O: 'Table', ...(scope ? { Scope: scope } : {}), ...(span ? { ColSpan: span } : {}) }
  // pdfkit has no option for a cell's span, so its dictionary is written directly.
  Object.assign((element as unknown as { dictionary: { data: object } }).dictionary.data, { A: attributes })
  return element
}

/** What a reader calls each page, which may not begin at 1. */
function labelPages(pdf: PDFKit.PDFDocument, labels: readonly string[]): void {
  // oxlint-disable-next-line no-underscore-dangle -- pdfkit names it so, and has no other way to it
  const { data } = (pdf as unknown as { _root: { data: Record<string, unknown> } })._root
  data['PageLabels'] = { Nums: labels.flatMap((label, at) => [at, { P: Object(label) as object }]) }
}

function addToOutline(pdf: PDFKit.PDFDocument, { key, title, y }: Page['outline'][number], width: number): void {
  // pdfkit measures `left` from the right edge, so the page's width means its left edge.
  const top = Math.max(0, y - 6)
  pdf.outline.addItem(title, { top, left: width } as { expanded?: boolean })
  if (key !== undefined) pdf.addNamedDestination(key, 'XYZ', 0, top, null as unknown as number)
}

function drawBox(ink: Ink, box: Box, pictureOf: (key: string) => Uint8Array | null): void {
  const tag = box.kind === 'rule' || box.kind === 'path' ? '' : box.tag
  if (tag === '') {
    ink.pdf.markContent('Artifact', { type: box.kind === 'text' ? 'Pagination' : 'Layout' })
    drawInk(ink, box, pictureOf)
    ink.pdf.endMarkedContent()
    return
  }
  const { element, type } = ink.tags.at(tag, box.kind === 'picture' ? box.alt : undefined)
  if (box.kind === 'text' && box.runs.length === 0) return
  const content = ink.pdf.markStructureContent(type)
  if (box.kind === 'text' && box.actual !== undefined) {
    ink.pdf.markContent('Span', { actual: box.actual })
    drawInk(ink, box, pictureOf)
    ink.pdf.endMarkedContent()
  } else drawInk(ink, box, pictureOf)
  ink.pdf.endMarkedContent()
  element.add(content)
  if (box.kind === 'text' && box.leadsTo !== undefined) addLink(ink, box, box.leadsTo, element)
}

function addLink({ pdf }: Ink, { x, y, width, size, runs }: TextBox, key: string, element: Element): void {
  const Contents = Object(
    asRead(runs)
      .map(({ text }) => text)
      .join(''),
  ) as string
  pdf.goTo(x, y - size, width, size * 1.3, key, { structParent: element, Contents } as object)
}

function drawInk(ink: Ink, box: Box, pictureOf: (key: string) => Uint8Array | null): void {
  switch (box.kind) {
    case 'text':
      drawText(ink, box)
      return
    case 'rule':
      drawRule(ink, box)
      return
    case 'path':
      drawPath(ink, box)
      return
    case 'picture':
      drawPicture(ink, box, pictureOf)
  }
}

function asRead<R extends TextRun>(runs: readonly R[]): readonly R[] {
  if (runs.every(({ read }) => read === undefined)) return runs
  return runs.toSorted((one, other) => (one.read ?? 0) - (other.read ?? 0))
}

function drawText(ink: Ink, box: TextBox): void {
  const { pdf, chain, registered } = ink
  if (box.veil) {
    pdf.save()
    pdf.rotate(box.veil.degrees, { origin: [box.x, box.y] })
    pdf.fillOpacity(box.veil.opacity)
  }
  setColor(ink, box.color, 'fill')
  pdf.fontSize(box.size)
  let end = box.x
  const placedRuns = box.runs.map((run) => ({ ...run, x: (end += run.width) - run.width }))
  // Who listens to the document or copies from it meets its words as they are drawn.
  for (const run of asRead(placedRuns)) {
    if (!registered.has(run.font)) {
      pdf.registerFont(run.font, chain.byName(run.font).font as unknown as PDFKit.Mixins.PDFFontSource)
      registered.add(run.font)
      pdf.font(run.font)
      // oxlint-disable-next-line no-underscore-dangle -- pdfkit names it so, and has no other way to it
      spellApart((pdf as unknown as { _font: Parameters<typeof spellApart>[0] })._font)
    }
    pdf.font(run.font).text(run.text, run.x, box.y, { lineBreak: false, baseline: 'alphabetic' })
  }
  if (box.veil) pdf.restore()
}

function drawRule(ink: Ink, box: RuleBox): void {
  const { pdf } = ink
  const { x, y, width, height } = box
  if (box.fill !== null) {
    setColor(ink, box.fill, 'fill')
    pdf.rect(x, y, width, height).fill()
  }
  if (box.stroke !== null) strokeFrame(ink, box, { color: box.stroke, weight: HAIRLINE, dash: null })
}

function drawPath(ink: Ink, box: PathBox): void {
  const { pdf } = ink
  pdf.save()
  setColor(ink, box.color, 'stroke')
  pdf.lineWidth(box.weight).lineCap('round').lineJoin('round')
  pdf.path(pathCurve(box)).stroke()
  pdf.restore()
}

/** What stands for a picture that is missing, in black and its tints. */
const LOST = { fill: '#e4e4e4', line: '#767676' } as const

type FrameLook = (typeof FRAME)['plain' | 'machine']

function strokeFrame(
  ink: Ink,
  box: Pick<RuleBox, 'x' | 'y' | 'width' | 'height'>,
  look: { readonly color: string; readonly weight: number; readonly dash: FrameLook['dash'] },
): void {
  const { pdf } = ink
  const { x, y, width, height } = box
  pdf.save()
  setColor(ink, look.color, 'stroke')
  pdf.lineWidth(look.weight)
  if (look.dash !== null) pdf.dash(look.dash[0], { space: look.dash[1] })
  pdf.rect(x, y, width, height).stroke()
  pdf.restore()
}

/** Greys in the printer's black alone, which a red, green and blue of equal parts may not be. */
function setColor({ pdf, blackAndWhite }: Ink, color: string, use: 'fill' | 'stroke'): void {
  const asked = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16) / 255)
  const parts = blackAndWhite ? asked.map(() => (asked[0]! + asked[1]! + asked[2]!) / 3) : asked
  const [red, green, blue] = parts
  const grey = red === green && green === blue
  const numbers = (grey ? parts.slice(0, 1) : parts).map((part) => String(Math.round(part * 1000) / 1000)).join(' ')
  pdf.addContent(`${numbers} ${grey ? (use === 'fill' ? 'g' : 'G') : use === 'fill' ? 'rg' : 'RG'}`)
}

/** A picture and its frame: a hairline for drawings, dashed for generated pictures. */
function drawPicture(ink: Ink, box: PictureBox, pictureOf: (key: string) => Uint8Array | null): void {
  const { pdf, placed } = ink
  const { x, y, width, height } = box
  const key = pictureKey(box)
  const bytes = placed.has(key) ? null : pictureOf(key)
  if (bytes) placed.set(key, openImage(pdf, bytes))
  const picture = placed.get(key)
  if (picture) pdf.image(picture as unknown as string, x, y, { width, height })
  else crossOut(ink, box)
  const frame = frameOf(box)
  if (frame) strokeFrame(ink, box, frame)
}

/** Missing in pdfkit's types. */
function openImage(pdf: PDFKit.PDFDocument, bytes: Uint8Array): Placed {
  return (pdf as unknown as { openImage(source: Uint8Array): Placed }).openImage(bytes)
}

function crossOut(ink: Ink, box: PictureBox): void {
  const { pdf } = ink
  const { place, thickness, lines } = lostSign(box, 0.4)
  setColor(ink, LOST.fill, 'fill')
  pdf.rect(place.x, place.y, place.width, place.height).fill()
  setColor(ink, LOST.line, 'stroke')
  pdf.lineWidth(thickness)
  for (const [x1, y1, x2, y2] of lines) pdf.moveTo(x1, y1).lineTo(x2, y2)
  pdf.stroke()
}
