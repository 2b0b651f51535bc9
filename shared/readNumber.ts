/** In other scripts the digits 0 to 9 stand in order, from these on: Arabic, Persian, Devanagari, Bengali, Thai. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50]

const FRACTIONS: Readonly<Record<string, string>> = {
  '¼': '.25',
  '½': '.5',
  '¾': '.75',
  '⅛': '.125',
  '⅜': '.375',
  '⅝': '.625',
  '⅞': '.875',
}

/** Spaces and apostrophes that group thousands. */
const GROUPING = /(?<=\d)[\s'’\u202f](?=\d{3}(?!\d))/g

/**
 * What a typed number can mean: nothing, one number, or two where a comma may group thousands or mark decimals
 * ("1,000"). "3,5" is three and a half, "1.000,5" and "1,000.5" are both one thousand and a half. A point alone always
 * marks decimals. Full-width and other scripts' digits are read as well, and "4½".
 */
export function readings(typed: string): readonly number[] {
  const text = plainDigits(typed).trim().replace('\u2212', '-').replaceAll(GROUPING, '')
  if (!/^[+-]?(?:\d[\d.,]*|[.,]\d+)$/.test(text)) return []
  const commas = text.split(',').length - 1
  const points = text.split('.').length - 1
  if (commas === 0) return points > 1 ? grouped(text, '.') : [Number(text)]
  if (points === 0 && commas === 1) return [Number(text.replace(',', '.')), ...grouped(text, ',')]
  if (points === 0) return grouped(text, ',')
  const decimal = text.lastIndexOf('.') > text.lastIndexOf(',') ? '.' : ','
  const [whole = '', part = '', ...more] = text.split(decimal)
  if (more.length > 0) return []
  return grouped(whole, decimal === '.' ? ',' : '.').map((value) => Number(`${value}.${part}`))
}

/** "“1,000” can be 1 or 1000": undefined where the text means one number at most. */
export function doubtOf(typed: string, values: readonly number[]): string | undefined {
  return values.length > 1 ? `“${typed.trim()}” can be read as ${values.join(' or as ')}` : undefined
}

function grouped(text: string, sign: ',' | '.'): number[] {
  const [first = '', ...rest] = text.split(sign)
  const whole = /^[+-]?[1-9]\d{0,2}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group))
  return whole ? [Number([first, ...rest].join(''))] : []
}

/** Other scripts' digits and fractions of one letter as 0 to 9 with a point. */
export function plainDigits(text: string): string {
  return text
    .replaceAll(/ ?([¼½¾⅛⅜⅝⅞])/g, (all, part: string, at: number) => {
      const whole = /\p{Nd}$/u.test(text.slice(Math.max(0, at - 1), at))
      return `${whole ? '' : '0'}${FRACTIONS[part] ?? all}`
    })
    .normalize('NFKC')
    .replaceAll('\u066b', '.')
    .replaceAll(/\p{Nd}/gu, (sign) => {
      const code = sign.codePointAt(0)!
      const zero = ZEROS.find((from) => code >= from && code < from + 10)
      return zero === undefined ? sign : String(code - zero)
    })
}
