/** The text in which a command is searched. */
export interface Named {
  /** Its current label: "Undo Delete Scene 4". */
  readonly label: string
  readonly menu: string
}

/**
 * Those that contain every word of the query, in their own order, except that names that start with it come first:
 * “delete scene” must not start with undoing the last one.
 */
export function findCommands<C extends Named>(commands: readonly C[], query: string): readonly C[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean)
  const found = commands.filter(({ label, menu }) => {
    const text = `${label} ${menu}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
  const typed = words.join(' ')
  const begins = ({ label }: C): number => (label.toLowerCase().startsWith(typed) ? 0 : 1)
  return found.toSorted((a, b) => begins(a) - begins(b))
}
