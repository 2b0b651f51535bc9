/** Whether what was typed into `found` to make `typed` is still in `now`, which another window wrote. */
export function bothIn(now: string, found: string, typed: string): boolean {
  return now.includes(typedInto(found, typed).trim())
}

/** What `typed` has that `found` had not: between their common beginning and their common end. */
function typedInto(found: string, typed: string): string {
  const shorter = Math.min(found.length, typed.length)
  let from = 0
  while (from < shorter && found[from] === typed[from]) from += 1
  let end = 0
  while (end < shorter - from && found[found.length - 1 - end] === typed[typed.length - 1 - end]) end += 1
  return typed.slice(from, typed.length - end)
}

/** Characters of the other text that a message shows. */
const GLIMPSE = 60

export function clashWords(theirs: string): string {
  const plain = theirs.trim().replace(/\s+/g, ' ')
  const shown = plain.length > GLIMPSE ? `${plain.slice(0, GLIMPSE)}…` : plain
  const became = plain === '' ? 'emptied this field' : `changed this field to “${shown}”`
  return `Another window ${became} while you typed. Your text stays here, not saved, until you type on.`
}
