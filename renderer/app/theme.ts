import { recall, remember, windowMemory } from '../ui/memory.ts'

type Theme = 'dark' | 'light'

const REMEMBERED_AS = 'framewright.theme'

/** Applies the last chosen theme: dark until one is chosen. */
export function wearTheme(): void {
  document.documentElement.dataset['theme'] = chosen()
}

export function toggleTheme(): void {
  const next: Theme = chosen() === 'dark' ? 'light' : 'dark'
  document.documentElement.dataset['theme'] = next
  remember(windowMemory(), REMEMBERED_AS, next)
}

function chosen(): Theme {
  const worn = document.documentElement.dataset['theme']
  if (worn === 'dark' || worn === 'light') return worn
  return recall(windowMemory(), REMEMBERED_AS) === 'light' ? 'light' : 'dark'
}
