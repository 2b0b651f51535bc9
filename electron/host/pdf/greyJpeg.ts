import { readBlocks, writeBlocks } from './jpegScan.ts'
import type { ScanOrder } from './jpegScan.ts'
import { MEANS_TABLE, readJpegParts, segmentsOf } from './jpegParts.ts'
import type { JpegParts } from './jpegParts.ts'

/** Whether a JPEG has one component: its brightness. */
export function isGreyJpeg(bytes: Uint8Array): boolean {
  const frame = segmentsOf(bytes)?.find(({ marker }) => marker >= 0xc0 && marker <= 0xc2)
  return frame !== undefined && bytes[frame.from + 5] === 1
}

/**
 * The same picture with its brightness alone, as a JPEG of one component, which a printer sets in black: without loss,
 * since each block of brightness is copied as it was coded. null if it has colour (`evenColored`: then too, and its
 * colour is dropped), if it is grey already, or if it is of a kind of JPEG that is not read here (progressive, other
 * colour spaces, damaged).
 */
export function greyJpeg(bytes: Uint8Array, evenColored = false): Uint8Array | null {
  const parts = readJpegParts(bytes)
  if (!parts) return null
  const { frame, scan } = parts
  const light = frame.components[0]!
  const order = scanOrder(parts)
  const blocks = readBlocks(bytes, scan.start, order, evenColored)
  const coded =
    blocks &&
    writeBlocks(
      blocks,
      {
        across: Math.ceil((frame.width * light.across) / frame.mostAcross / 8),
        down: Math.ceil((frame.height * light.down) / frame.mostDown / 8),
        stride: order.across * light.across,
      },
      MEANS_TABLE,
    )
  return coded && parts.assemble(coded)
}

function scanOrder({ frame, tables, scan, restartEvery }: JpegParts): ScanOrder {
  return {
    across: Math.ceil(frame.width / (8 * frame.mostAcross)),
    down: Math.ceil(frame.height / (8 * frame.mostDown)),
    restartEvery,
    components: frame.components.map(({ across, down, quantizer }, index) => ({
      across,
      down,
      dc: tables.dc[scan.components[index]!.dc]!,
      ac: tables.ac[scan.components[index]!.ac]!,
      steps: tables.steps[quantizer]!,
    })),
  }
}
