import { strFromU8, unzipSync } from 'fflate'
import { numberKinds } from './numberKinds.ts'
import { readSharedStrings, readSheetRows } from './sheetRows.ts'
import type { SheetRows } from './sheetRows.ts'
import { walkXml } from './xmlWalk.ts'

export interface SheetRead extends SheetRows {
  readonly name: string
}

/** Bytes of a workbook's parts when unpacked. */
const LARGEST = 200_000_000
const PARTS =
  /^xl\/(?:workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|styles\.xml|worksheets\/[^/]+\.xml)$/i

/**
 * The sheets of an Office Open XML workbook (ECMA-376) that are not hidden. Total: what is broken or made to swell is
 * refused, in words that follow "can't be read:".
 */
export function readXlsx(bytes: Uint8Array): readonly SheetRead[] | { readonly why: string } {
  try {
    let size = 0
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (PARTS.test(name)) size += originalSize
        return false
      },
    })
    if (size > LARGEST) return { why: 'unpacked it is larger than any shot list' }
    // The room is that of the sizes it claims: what would swell beyond them fails.
    const parts = unzipSync(bytes, { filter: ({ name }) => PARTS.test(name) })
    const text = (name: string): string => {
      const found = Object.keys(parts).find((each) => each.toLowerCase() === name.toLowerCase())
      return found === undefined ? '' : strFromU8(parts[found]!)
    }
    const workbook = text('xl/workbook.xml')
    if (workbook === '') return { why: 'it is no Excel workbook' }
    const about = {
      strings: readSharedStrings(text('xl/sharedStrings.xml')),
      kinds: numberKinds(text('xl/styles.xml')),
      from1904: /date1904="(?:1|true)"/.test(workbook),
    }
    return sheetsIn(workbook, text('xl/_rels/workbook.xml.rels')).map(({ name, part }) => ({
      name,
      ...readSheetRows(text(part), about),
    }))
  } catch {
    return { why: 'it is damaged or cut off' }
  }
}

function sheetsIn(workbook: string, relations: string): readonly { readonly name: string; readonly part: string }[] {
  const parts = new Map<string, string>()
  walkXml(relations, {
    open(name, attribute) {
      if (name === 'Relationship') parts.set(attribute('Id'), attribute('Target'))
    },
  })
  const sheets: { name: string; part: string }[] = []
  walkXml(workbook, {
    open(name, attribute) {
      const target = name === 'sheet' && attribute('state') === '' ? parts.get(attribute('r:id')) : undefined
      if (target !== undefined)
        sheets.push({ name: attribute('name'), part: target.startsWith('/') ? target.slice(1) : `xl/${target}` })
    },
  })
  return sheets
}
