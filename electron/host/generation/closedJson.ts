/** The closing bracket of an open list or object. */
type Close = ']' | '}'

/** The last token: an opening bracket, a comma, a colon, a field name, or a complete value. */
type Last = '[' | '{' | ',' | ':' | 'name' | 'value'

const LITERAL = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}])/y

/**
 * Repairs truncated or invalid JSON: cuts it after its last complete value and closes every open list and object. A
 * string cut in two is dropped. '' if it does not begin with a list or object.
 */
export function closedJson(text: string): string {
  const open: Close[] = []
  let last: Last = ','
  let whole = 0
  let at = text.search(/\S/)
  while (at >= 0 && at < text.length) {
    const letter = text[at]!
    if (/\s/.test(letter)) {
      at += 1
      continue
    }
    const name: boolean = open.at(-1) === '}' && (last === '{' || last === ',')
    const next: Token | null = name && letter !== '}' ? nameAt(text, at) : tokenAt(text, at, last, open)
    if (next === null) break
    ;({ last, end: at } = next)
    if (last !== 'name' && last !== ':' && last !== ',') whole = at
    if (open.length === 0) break
  }
  // No bracket was opened or closed since the last complete value.
  return open.length === 0 && whole === 0 ? '' : text.slice(0, whole) + open.toReversed().join('')
}

interface Token {
  readonly last: Last
  readonly end: number
}

/** null if no field name begins here, or it does not end. */
function nameAt(text: string, at: number): Token | null {
  const end = text[at] === '"' ? endOfText(text, at) : -1
  return end < 0 ? null : { last: 'name', end: end + 1 }
}

/** The token at `at`; updates the open brackets. null if JSON can't continue this way. */
function tokenAt(text: string, at: number, last: Last, open: Close[]): Token | null {
  const letter = text[at]!
  const waits = last === ',' || last === ':' || last === '['
  if (letter === ':') return last === 'name' ? { last: ':', end: at + 1 } : null
  if (letter === ',') return last === 'value' ? { last: ',', end: at + 1 } : null
  if (letter === ']' || letter === '}') {
    if (open.at(-1) !== letter || !(last === 'value' || last === '[' || last === '{')) return null
    open.pop()
    return { last: 'value', end: at + 1 }
  }
  if (!waits) return null
  if (letter === '[' || letter === '{') {
    open.push(letter === '[' ? ']' : '}')
    return { last: letter, end: at + 1 }
  }
  if (open.length === 0) return null
  if (letter === '"') {
    const end = endOfText(text, at)
    return end < 0 ? null : { last: 'value', end: end + 1 }
  }
  LITERAL.lastIndex = at
  return LITERAL.test(text) ? { last: 'value', end: LITERAL.lastIndex } : null
}

/** Index of the end of the string that begins at `from`; -1 if it does not end. */
function endOfText(text: string, from: number): number {
  let end = text.indexOf('"', from + 1)
  while (end >= 0 && backslashesBefore(text, end) % 2 === 1) end = text.indexOf('"', end + 1)
  return end
}

function backslashesBefore(text: string, end: number): number {
  let start = end
  while (text[start - 1] === '\\') start -= 1
  return end - start
}
