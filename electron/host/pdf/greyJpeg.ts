import { createBlockWriter, createScanReader } from './jpegScan.ts'
import { MEANS_TABLE, readJpegParts, segmentsOf } from './jpegParts.ts'

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
  const { frame, tables, scan } = parts
  const light = frame.components[0]!
  const across = Math.ceil((frame.width * light.across) / frame.mostAcross / 8)
  const down = Math.ceil((frame.height * light.down) / frame.mostDown / 8)
  const mcusAcross = Math.ceil(frame.width / (8 * frame.mostAcross))
  const mcusDown = Math.ceil(frame.height / (8 * frame.mostDown))
  const stride = mcusAcross * light.across
  const parted = frame.components.map(({ across: wide, down: high, quantizer }, index) => ({
    blocks: wide * high,
    dc: tables.dc[scan.components[index]!.dc]!,
    ac: tables.ac[scan.components[index]!.ac]!,
    steps: tables.steps[quantizer]!,
  }))
  const reader = createScanReader(bytes, scan.start, stride * mcusDown * light.down)
  for (let mcu = 0; mcu < mcusAcross * mcusDown; mcu += 1) {
    if (parts.restartEvery > 0 && mcu > 0 && mcu % parts.restartEvery === 0 && !reader.restart()) return null
    for (let index = 0; index < parted.length; index += 1) {
      const { blocks, dc, ac, steps } = parted[index]!
      for (let block = 0; block < blocks; block += 1) {
        if (index > 0) {
          const colored = reader.skip(index, dc, ac, steps)
          if (colored === null || (colored && !evenColored)) return null
          continue
        }
        const x = (mcu % mcusAcross) * light.across + (block % light.across)
        const y = Math.floor(mcu / mcusAcross) * light.down + Math.floor(block / light.across)
        if (!reader.keep(y * stride + x, dc, ac)) return null
      }
    }
  }
  const writer = createBlockWriter(bytes.length)
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1)
      if (!writer.write(reader.block(y * stride + x), reader.bits, MEANS_TABLE)) return null
  return parts.assemble(writer.finish())
}
