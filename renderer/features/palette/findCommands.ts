import { searchText, searchWords } from '#shared/searchText.ts'

/** The text in which a command is searched. */
export interface Named {
  /** Its current label: "Undo Delete Scene 4". */
  readonly label: string
  readonly menu: string
  /** Words that it is known by elsewhere; see `OTHER_NAMES`. */
  readonly also?: string | undefined
}

/**
 * Those that contain every word of the query, in their own order, except that names that start with it come first
 * (“delete scene” must not start with undoing the last one), and last what other words had to be found by.
 */
export function findCommands<C extends Named>(commands: readonly C[], query: string): readonly C[] {
  const words = searchWords(query)
  const typed = words.join(' ')
  const has = (text: string): boolean => words.every((word) => searchText(text).includes(word))
  function rank({ label, menu, also = '' }: C): number {
    if (!has(`${label} ${menu} ${also}`)) return NOT_FOUND
    if (searchText(label).startsWith(typed)) return 0
    if (has(label)) return 1
    // "new film" is what is meant there, not a scene that is new in the menu Film.
    if (words.length > 1 && also.includes(typed)) return 2
    return has(`${label} ${menu}`) ? 3 : 4
  }
  const found = commands.map((command) => ({ command, rank: rank(command) })).filter((each) => each.rank !== NOT_FOUND)
  return found.toSorted((a, b) => a.rank - b.rank).map(({ command }) => command)
}

const NOT_FOUND = -1

/**
 * Whether commands come before places: the first is called exactly what was typed, or begins with it and the film has it only
 * inside of words.
 */
export function comesFirst(
  label: string | undefined,
  query: string,
  places: readonly { readonly begins: boolean }[],
): boolean {
  const typed = searchText(query.trim())
  const name = searchText((label ?? '').replace('…', ''))
  if (typed === '' || !name.startsWith(typed)) return false
  return name === typed || !places.some(({ begins }) => begins)
}

/** Why a command can't be run, beside its label: "Pencil works at the drawing table" is "Works at the drawing table" there. */
export function reasonBeside(label: string, reason: string): string {
  const name = `${label.replace('…', '')} `
  if (!reason.startsWith(name)) return reason
  const rest = reason.slice(name.length)
  return rest.charAt(0).toUpperCase() + rest.slice(1)
}
