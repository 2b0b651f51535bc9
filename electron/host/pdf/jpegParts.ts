import { huffmanTable } from './jpegScan.ts'
import type { HuffmanTable } from './jpegScan.ts'

interface Component {
  readonly id: number
  /** Blocks of it in a unit of the scan. */
  readonly across: number
  readonly down: number
  readonly quantizer: number
}

/** What a baseline JPEG of three components says before its scan. */
export interface JpegParts {
  readonly frame: {
    readonly width: number
    readonly height: number
    readonly components: readonly Component[]
    readonly mostAcross: number
    readonly mostDown: number
  }
  readonly tables: {
    readonly dc: (HuffmanTable | undefined)[]
    readonly ac: (HuffmanTable | undefined)[]
    /** Quantizers, in the order of a block's coefficients. */ readonly steps: (Uint16Array | undefined)[]
  }
  readonly scan: {
    readonly start: number
    readonly components: readonly { readonly dc: number; readonly ac: number }[]
  }
  /** Units between two restarts; 0 for none. */
  readonly restartEvery: number
  /** A JPEG of the first component with this scan: the same tables, comments and records. */
  assemble(scan: Uint8Array): Uint8Array
}

/**
 * Codes for every step between the means of two blocks. Blocks of brightness alone stand in another order than they did,
 * between which there may be steps that the picture's own codes leave out. Source: ITU-T T.81, table K.3.
 */
const MEANS = {
  counts: Uint8Array.of(0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0),
  symbols: Uint8Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11),
}
export const MEANS_TABLE = huffmanTable(MEANS.counts, MEANS.symbols)

interface Segment {
  readonly marker: number
  readonly from: number
  readonly to: number
}

/** null if it is no baseline JPEG in brightness and colour (YCbCr) with one scan. Source: ITU-T T.81, annex B. */
export function readJpegParts(bytes: Uint8Array): JpegParts | null {
  const segments = segmentsOf(bytes)
  const sof = segments?.find(({ marker }) => marker === 0xc0)
  const sos = segments?.at(-1)
  if (!segments || !sof || sos?.marker !== 0xda || isOtherColor(bytes, segments)) return null
  const frame = readFrame(bytes, sof)
  if (!frame) return null
  const tables: JpegParts['tables'] = { dc: [], ac: [], steps: [] }
  let restartEvery = 0
  for (const segment of segments) {
    if (segment.marker === 0xc4) readTables(bytes, segment, tables)
    if (segment.marker === 0xdb) readQuantizers(bytes, segment, tables.steps)
    if (segment.marker === 0xdd) restartEvery = word(bytes, segment.from)
  }
  if (bytes[sos.from] !== 3) return null
  const components = frame.components.map((_, index) => {
    const chosen = bytes[sos.from + 2 + index * 2]!
    return { dc: chosen >> 4, ac: chosen & 15 }
  })
  if (components.some(({ dc, ac }) => !tables.dc[dc] || !tables.ac[ac])) return null
  if (frame.components.some(({ quantizer }) => !tables.steps[quantizer])) return null
  const assemble = (scan: Uint8Array) => assembled(bytes, segments, frame.components[0]!, components[0]!, scan)
  return { frame, tables, scan: { start: sos.to, components }, restartEvery, assemble }
}

/** Everything up to the scan; null if it is damaged or has no scan. */
export function segmentsOf(bytes: Uint8Array): Segment[] | null {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return null
  const segments: Segment[] = []
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    const to = at + 2 + word(bytes, at + 2)
    if (to > bytes.length) return null
    segments.push({ marker, from: at + 4, to })
    if (marker === 0xda) return segments
    at = to
  }
  return null
}

/** Adobe's segment says RGB with 0; YCbCr with 1. */
function isOtherColor(bytes: Uint8Array, segments: readonly Segment[]): boolean {
  const adobe = segments.find(({ marker, from }) => marker === 0xee && bytes[from] === 0x41 && bytes[from + 1] === 0x64)
  return adobe !== undefined && bytes[adobe.from + 11] !== 1
}

function readFrame(bytes: Uint8Array, { from }: Segment): JpegParts['frame'] | null {
  if (bytes[from] !== 8 || bytes[from + 5] !== 3) return null
  const components = [0, 1, 2].map((index): Component => {
    const at = from + 6 + index * 3
    return { id: bytes[at]!, across: bytes[at + 1]! >> 4, down: bytes[at + 1]! & 15, quantizer: bytes[at + 2]! }
  })
  const mostAcross = Math.max(...components.map(({ across }) => across))
  const mostDown = Math.max(...components.map(({ down }) => down))
  const [width, height] = [word(bytes, from + 3), word(bytes, from + 1)]
  // Ids 'R', 'G', 'B' mean those colours.
  if (width === 0 || height === 0 || mostAcross > 4 || mostDown > 4 || components[0]!.id === 0x52) return null
  return { width, height, components, mostAcross, mostDown }
}

function readTables(bytes: Uint8Array, { from, to }: Segment, tables: JpegParts['tables']): void {
  let at = from
  while (at + 17 <= to) {
    const kind = bytes[at]!
    const counts = bytes.subarray(at + 1, at + 17)
    const total = counts.reduce((sum, count) => sum + count, 0)
    const table = huffmanTable(counts, bytes.subarray(at + 17, at + 17 + total))
    ;(kind >> 4 === 0 ? tables.dc : tables.ac)[kind & 15] = table
    at += 17 + total
  }
}

function readQuantizers(bytes: Uint8Array, { from, to }: Segment, steps: (Uint16Array | undefined)[]): void {
  let at = from
  while (at < to) {
    const wide = bytes[at]! >> 4 === 1
    const size = wide ? 2 : 1
    const first = at + 1
    steps[bytes[at]! & 15] = Uint16Array.from({ length: 64 }, (_, index) =>
      wide ? word(bytes, first + index * 2) : (bytes[first + index] ?? 0),
    )
    at = first + 64 * size
  }
}

function assembled(
  bytes: Uint8Array,
  segments: readonly Segment[],
  light: Component,
  tables: { readonly dc: number; readonly ac: number },
  scan: Uint8Array,
): Uint8Array {
  const out: Uint8Array[] = [Uint8Array.of(0xff, 0xd8)]
  for (const { marker, from, to } of segments) {
    // Neither restarts, nor Adobe's colours, nor a credential, which was about other bytes.
    if (marker === 0xdd || marker === 0xee || marker === 0xeb) continue
    if (marker === 0xc0) {
      const start = bytes.subarray(from, from + 5)
      out.push(Uint8Array.of(0xff, 0xc0, 0, 11), start, Uint8Array.of(1, light.id, 0x11, light.quantizer))
    } else if (marker === 0xda)
      out.push(
        Uint8Array.of(0xff, 0xc4, 0, 19 + MEANS.symbols.length, tables.dc, ...MEANS.counts, ...MEANS.symbols),
        Uint8Array.of(0xff, 0xda, 0, 8, 1, light.id, (tables.dc << 4) | tables.ac, 0, 63, 0),
      )
    else out.push(bytes.subarray(from - 4, to))
  }
  return joined([...out, scan, Uint8Array.of(0xff, 0xd9)])
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

function word(bytes: Uint8Array, at: number): number {
  return (bytes[at]! << 8) | bytes[at + 1]!
}
