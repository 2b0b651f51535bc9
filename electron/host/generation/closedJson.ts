/** A list or an object that is not closed yet; `name`: in an object, the next text is a field's name. */
interface Level {
  readonly close: ']' | '}'
  name: boolean
}

/**
 * JSON that broke off, ended behind the last value in it that is whole, with every list and object closed: what came, each
 * thing in its place. A text that was cut in two is left out. '' for what begins as no list and no object.
 */
export function closedJson(text: string): string {
  const levels: Level[] = []
  let whole = 0
  let at = text.search(/\S/)
  if (at < 0 || !'[{'.includes(text[at]!)) return ''
  for (; at < text.length; at += 1) {
    const level = levels.at(-1)
    const letter = text[at]!
    if (letter === '"') {
      at = endOfText(text, at)
      if (at < 0) break
      if (level?.name === false) whole = at + 1
    } else if (letter === '[' || letter === '{') {
      levels.push(letter === '[' ? { close: ']', name: false } : { close: '}', name: true })
      whole = at + 1
    } else if (letter === ']' || letter === '}') {
      if (level?.close !== letter) break
      levels.pop()
      whole = at + 1
      if (levels.length === 0) break
    } else if (letter === ',') {
      whole = at
      if (level?.close === '}') level.name = true
    } else if (letter === ':' && level) level.name = false
  }
  // Since the last whole value nothing was opened or closed.
  return (
    text.slice(0, whole) +
    levels
      .map(({ close }) => close)
      .toReversed()
      .join('')
  )
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
