type Theme = 'dark' | 'light'

const KEPT = 'framewright.theme'

/** Puts on the theme that was last chosen: dark until one is. */
export function wearTheme(): void {
  document.documentElement.dataset['theme'] = chosen()
}

export function toggleTheme(): void {
  const next: Theme = chosen() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset['theme'] = next
  try {
    localStorage.setItem(KEPT, next)
  } catch {
    // Where nothing can be stored the choice lasts as long as the window.
  }
}

function chosen(): Theme {
  const worn = document.documentElement.dataset['theme']
  if (worn === 'dark' || worn === 'light') return worn
  try {
    return localStorage.getItem(KEPT) === 'light' ? 'light' : 'dark'
  } catch {
    return 'dark'
  }
}
