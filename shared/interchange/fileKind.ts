/** A kind of file, as file managers, the system's dialogs and browsers know it. */
export interface FileKind {
  /** As a dialog lists it: "PDF". */
  readonly name: string
  /** Small letters, without the dot; the first is what a new file gets. */
  readonly extensions: readonly [string, ...string[]]
  /** MIME types. */
  readonly types: readonly string[]
}

/** A path as the person means it: with an ending of this kind, which is added where there is none. */
export function withEnding(path: string, { extensions }: FileKind): string {
  const lower = path.toLowerCase()
  return extensions.some((extension) => lower.endsWith(`.${extension}`)) ? path : `${path}.${extensions[0]}`
}
