import { fromUtf8, startsWith } from './bytes.ts'

/** What a picture's IPTC-IIM says of how it was made; '' for nothing. */
export interface IptcMarks {
  readonly sourceUri: string
  readonly credit: string
  readonly tool: string
}

/** Datasets of the second record: special instructions, originating program, credit. */
const [INSTRUCTIONS, PROGRAM, CREDIT] = [40, 65, 110]
const DATASET = 0x1c
/** That format has no field for the source type: it stands in the instructions, as its URI. */
const URI = /https?:\/\/cv\.iptc\.org\/newscodes\/digitalsourcetype\/\w{1,80}/

/** Reads Photoshop's resources, or the datasets alone. Never throws, whatever the bytes. */
export function iptcMarks(resources: Uint8Array | null): IptcMarks {
  const texts = resources ? textsIn(datasetsIn(resources)) : new Map<number, string>()
  const of = (dataset: number): string => (texts.get(dataset) ?? '').trim().slice(0, 2000)
  return { sourceUri: URI.exec(of(INSTRUCTIONS))?.[0] ?? '', credit: of(CREDIT), tool: of(PROGRAM) }
}

/** The data of resource 0x0404. */
function datasetsIn(bytes: Uint8Array): Uint8Array {
  let at = 0
  while (startsWith(bytes, [0x38, 0x42, 0x49, 0x4d], at)) {
    const id = number(bytes, at + 4)
    // A name with its length before it, and both in an even number of bytes.
    const named = at + 6 + even((bytes[at + 6] ?? 0) + 1)
    const size = number(bytes, named) * 65_536 + number(bytes, named + 2)
    const start = named + 4
    if (id === 0x04_04) return bytes.subarray(start, start + size)
    at = start + even(size)
  }
  return at === 0 ? bytes : new Uint8Array()
}

function textsIn(bytes: Uint8Array): ReadonlyMap<number, string> {
  const texts = new Map<number, string>()
  for (let at = 0; bytes[at] === DATASET;) {
    const [record, dataset, size] = [bytes[at + 1], bytes[at + 2]!, number(bytes, at + 3)]
    const end = at + 5 + size
    if (end > bytes.length) break
    if (record === 2) texts.set(dataset, fromUtf8(bytes.subarray(at + 5, end)))
    at = end
  }
  return texts
}

function number(bytes: Uint8Array, at: number): number {
  return ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
}

function even(size: number): number {
  return size + (size % 2)
}
