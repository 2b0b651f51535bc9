/** A file type, as file managers, native dialogs and browsers identify it. */
export interface FileKind {
  /** Its name in a dialog: "PDF". */
  readonly name: string
  /** Lower case, without the dot; new files get the first. */
  readonly extensions: readonly [string, ...string[]]
  /** MIME types. */
  readonly types: readonly string[]
}

/** A path with one of this type's extensions, added if missing. */
export function withEnding(path: string, { extensions }: FileKind): string {
  const lower = path.toLowerCase()
  return extensions.some((extension) => lower.endsWith(`.${extension}`)) ? path : `${path}.${extensions[0]}`
}
