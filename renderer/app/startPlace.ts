const WELCOME = '#welcome'
const FILM = '#film='

/** The address of another page of this host, with the film in this folder or, for null, the welcome screen. */
export function filmAddress(folder: string | null): string {
  return `/${folder === null ? WELCOME : FILM + encodeURIComponent(folder)}`
}

/** The film that a page at this address opens; `usual` if the address names none. */
export function startOf(hash: string, usual: string | null): string | null {
  if (hash === WELCOME) return null
  if (!hash.startsWith(FILM)) return usual
  try {
    return decodeURIComponent(hash.slice(FILM.length)) || usual
  } catch {
    return usual
  }
}
