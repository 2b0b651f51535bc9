/** Letters of Chinese, Japanese and Korean, which have no capitals and part no words as Latin script does. */
const EASTERN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

export function isEastern(text: string): boolean {
  return EASTERN.test(text)
}

/** Signs of vertical writing beside those that they stand for. */
const UPRIGHT: Readonly<Record<string, string>> = {
  '\u3000': ' ',
  '︰': ':',
  '︱': '-',
  '︵': '(',
  '︶': ')',
  '︻': '【',
  '︼': '】',
  '﹁': '「',
  '﹂': '」',
  '﹃': '『',
  '﹄': '』',
  '♯': '#',
}

/**
 * The text with digits, letters and signs of full width, and those of vertical writing, as the ones that they stand for.
 * It is as long as before, so that places in it are places in the text.
 */
export function folded(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000\ufe30-\ufe44♯]/g, (sign) => {
    const code = sign.charCodeAt(0)
    return code >= 0xff01 ? String.fromCharCode(code - 0xfee0) : (UPRIGHT[sign] ?? sign)
  })
}

const DIGITS = '零一二三四五六七八九'
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100 }

/** "十二" as "12", "一百零三" as "103", "二〇" as "20"; other text as it is. */
export function plainNumber(text: string): string {
  const signs = text.replaceAll('〇', '零').replaceAll('两', '二')
  if (!/^[零一二三四五六七八九十百]+$/.test(signs)) return text
  if (!/[十百]/.test(signs)) return Array.from(signs, (sign) => DIGITS.indexOf(sign)).join('')
  let sum = 0
  let digit = 0
  for (const sign of signs) {
    const ten = TENS[sign]
    sum += ten === undefined ? 0 : (digit || 1) * ten
    digit = ten === undefined ? DIGITS.indexOf(sign) : 0
  }
  return String(sum + digit)
}
