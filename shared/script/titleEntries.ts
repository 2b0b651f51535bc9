import type { TitleEntry } from './screenplay.ts'

/** A line as it stands on a title page; '' for an empty one. */
export interface TitleLine {
  readonly text: string
  readonly centered: boolean
}

interface Group {
  readonly centered: boolean
  readonly lines: readonly string[]
}

const CREDIT = /^(?:screenplay|written|teleplay|story|script|adapted|created)?\s*(?:and directed\s*)?by$/i
const SOURCE = /^(?:based (?:on|upon)|story by|from the|adapted from)\b/i
const DATE = /\b(?:19|20)\d\d\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b/
const CONTACT = /@|\+?\d[\d\s().-]{6,}|\b(?:street|avenue|road|agency|pictures|films)\b/i

/**
 * A title page as it is printed, and as Final Draft keeps it: text at its place on paper, without keys. The first centred lines are the title;
 * what follows "written by" is the author; the rest goes by what it looks like.
 */
export function titleEntries(page: readonly TitleLine[]): readonly TitleEntry[] {
  const entries = new Map<string, string[]>()
  function add(key: string, values: readonly string[]): void {
    if (values.length > 0) entries.set(key, [...(entries.get(key) ?? []), ...values])
  }
  let byline = false
  for (const { centered, lines } of groupsOf(page)) {
    const credit = lines.findIndex((line) => CREDIT.test(line))
    if (byline) add('Author', lines)
    else if (credit >= 0) {
      add(entries.size === 0 ? 'Title' : 'Notes', lines.slice(0, credit))
      add('Credit', [lines[credit]!])
      add('Author', lines.slice(credit + 1))
    } else add(keyOf(lines, centered && !entries.has('Title')), lines)
    byline = !byline && credit >= 0 && credit === lines.length - 1
  }
  return Array.from(entries, ([key, values]) => ({ key, values }))
}

function keyOf(lines: readonly string[], first: boolean): string {
  if (first) return 'Title'
  if (SOURCE.test(lines[0]!)) return 'Source'
  if (/copyright|©|\(c\)/i.test(lines[0]!)) return 'Copyright'
  if (lines.some((line) => CONTACT.test(line)) && !/^(?:draft|rev)/i.test(lines[0]!)) return 'Contact'
  return lines.some((line) => DATE.test(line)) ? 'Draft date' : 'Notes'
}

/** Lines that no empty one parts. */
function groupsOf(page: readonly TitleLine[]): readonly Group[] {
  const groups: { centered: boolean; lines: string[] }[] = []
  let open: { centered: boolean; lines: string[] } | null = null
  for (const { text, centered } of page) {
    const line = text.trim()
    if (line === '') open = null
    else if (open && open.centered === centered) open.lines.push(line)
    else {
      open = { centered, lines: [line] }
      groups.push(open)
    }
  }
  return groups
}
