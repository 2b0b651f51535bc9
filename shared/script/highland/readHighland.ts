import { unzipSync } from 'fflate'
import { decodeText } from '../decodeText.ts'
import { readFountain } from '../fountain/readFountain.ts'
import type { Screenplay } from '../screenplay.ts'

/** Bytes of the script when unpacked; the longest features have less than one million. */
const LARGEST = 30_000_000
/** Files in the archive. A bundle has a handful, and its pictures. */
const MOST_FILES = 5_000

/**
 * Reads a Highland document or another zipped text bundle: the script in it is Fountain. Total: an archive that is
 * broken, empty or made to swell is refused in words.
 */
export function readHighland(bytes: Uint8Array): Screenplay {
  const found = scriptIn(bytes)
  return typeof found === 'string' ? refused(found) : readFountain(decodeText(found))
}

function scriptIn(bytes: Uint8Array): Uint8Array | string {
  const names: { readonly name: string; readonly size: number }[] = []
  let files = 0
  try {
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (++files <= MOST_FILES && isScript(name)) names.push({ name, size: originalSize })
        return false
      },
    })
    const script = names.toSorted((one, other) => order(one.name, other.name) || other.size - one.size)[0]
    if (files > MOST_FILES) return 'This archive holds thousands of files, as no script does. It was not read.'
    if (!script) return 'There is no script in this archive: neither Fountain nor plain text.'
    if (script.size > LARGEST) return 'The script in this archive is larger than any screenplay. It was not read.'
    // The room is that of the size it claims: what would swell beyond it fails.
    return unzipSync(bytes, { filter: ({ name }) => name === script.name })[script.name] ?? 'The script is missing.'
  } catch {
    return 'This archive is damaged or cut off, and its script can’t be read.'
  }
}

function isScript(name: string): boolean {
  return /(?:\.fountain|\.spmd|\.md|\.markdown|\.txt)$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name)
}

/** What lies in a bundle's folder of its own, such as its assets, and deeper is beside the script. */
function order(one: string, other: string): number {
  return Number(isBeside(one)) - Number(isBeside(other)) || rank(one) - rank(other) || depth(one) - depth(other)
}

const isBeside = (name: string): boolean => /(?:^|\/)(?:assets|bin|trash|revisions|versions|notes)\//i.test(name)
const depth = (name: string): number => name.split('/').length

/** Fountain before the bundle's text, and that before any other. */
function rank(name: string): number {
  if (/\.fountain$/i.test(name)) return 0
  return /(?:^|\/)text\.[a-z]+$/i.test(name) ? 1 : 2
}

function refused(why: string): Screenplay {
  return { titlePage: [], elements: [], unread: [{ line: 1, text: '', why }] }
}
