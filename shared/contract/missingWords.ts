/** How many names fit in one sentence; a list shows the rest. */
const NAMES_TOLD = 4

/** Says that so many pictures of a film are missing, and what to do. */
export function picturesMissing(lost: number, names: readonly string[]): string {
  const told = names.slice(0, NAMES_TOLD).join('; ')
  const more = lost > NAMES_TOLD ? ` and ${lost - NAMES_TOLD} more` : ''
  const one = lost === 1
  return `${lost} ${one ? 'picture is' : 'pictures are'} missing or changed on disk: ${told}${more}. Put ${one ? 'it' : 'them'} back into the film's media folder, or leave ${one ? 'it' : 'them'} out.`
}
