import { walkXml } from './xmlWalk.ts'

/** What a number stands for by its format: itself, a date, or a time of day or length of time. */
export type NumberKind = 'number' | 'date' | 'time'

/** Formats that are built in (ECMA-376 part 1, 18.8.30). */
const DATES = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58])
const TIMES = new Set([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56])

/** For each cell style of a workbook, in its order. */
export function numberKinds(styles: string): readonly NumberKind[] {
  const codes = new Map<number, string>()
  const kinds: NumberKind[] = []
  let within = ''
  walkXml(styles, {
    open(name, attribute) {
      if (name === 'cellXfs' || name === 'cellStyleXfs') within = name
      if (name === 'numFmt') codes.set(Number(attribute('numFmtId')), attribute('formatCode'))
      if (name === 'xf' && within === 'cellXfs') kinds.push(kindOf(Number(attribute('numFmtId')), codes))
    },
    close(name) {
      if (name === within) within = ''
    },
  })
  return kinds
}

function kindOf(id: number, codes: ReadonlyMap<number, string>): NumberKind {
  const code = codes.get(id)
  if (code === undefined) return DATES.has(id) ? 'date' : TIMES.has(id) ? 'time' : 'number'
  // Without what is quoted, escaped, and colours and countries; a length of time has its unit in brackets.
  const plain = code.replaceAll(/"[^"]*"|\\.|_.|\*./g, '').replaceAll(/\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/[yd]/i.test(plain)) return 'date'
  if (/[hs]|\[m+\]|m+:/i.test(plain) && !/general/i.test(plain)) return 'time'
  return /^m+$/i.test(plain.trim()) ? 'date' : 'number'
}
