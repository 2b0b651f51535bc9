/** A list or an object that is not closed yet. */
type Close = ']' | '}'

/** What stood last: an opening, a comma or a colon, a field's name, or a value that is whole. */
type Last = '[' | '{' | ',' | ':' | 'name' | 'value'

const LITERAL = /(?:true|false|null|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?=[\s,\]}])/y

/**
 * JSON that broke off, or goes on as no JSON does, ended behind the last value in it that is whole, with every list and
 * object closed: what came, each thing in its place. A text that was cut in two is left out. '' for what begins as no list
 * and no object.
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
  // Since the last whole value nothing was opened or closed.
  return open.length === 0 && whole === 0 ? '' : text.slice(0, whole) + open.toReversed().join('')
}

interface Token {
  readonly last: Last
  readonly end: number
}

/** null where a field's name should begin and none does, or it does not end. */
function nameAt(text: string, at: number): Token | null {
  const end = text[at] === '"' ? endOfText(text, at) : -1
  return end < 0 ? null : { last: 'name', end: end + 1 }
}

/** What begins at `at`; opens and closes what it says. null where JSON would not go on like this. */
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

/** Where the text ends that begins at `from`; -1 where it doesn't. */
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
