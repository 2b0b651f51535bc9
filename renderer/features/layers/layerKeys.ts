/** What a key asks of the stack. Places count from the top. */
export type LayerKey =
  | { readonly kind: 'choose'; readonly place: number }
  /** One place up (1) or down (-1) in the stack. */
  | { readonly kind: 'shift'; readonly by: 1 | -1 }
  | { readonly kind: 'rename' }
  | { readonly kind: 'delete' }

interface Pressed {
  readonly key: string
  readonly altKey: boolean
}

/**
 * null for keys with no meaning here. `place`: the selected layer's, of `layers` in all; it stays there at either end.
 */
export function layerKey({ key, altKey }: Pressed, place: number, layers: number): LayerKey | null {
  if (altKey && key === 'ArrowUp') return { kind: 'shift', by: 1 }
  if (altKey && key === 'ArrowDown') return { kind: 'shift', by: -1 }
  switch (key) {
    case 'ArrowUp':
      return { kind: 'choose', place: Math.max(0, place - 1) }
    case 'ArrowDown':
      return { kind: 'choose', place: Math.min(layers - 1, place + 1) }
    case 'Home':
      return { kind: 'choose', place: 0 }
    case 'End':
      return { kind: 'choose', place: layers - 1 }
    case 'F2':
      return { kind: 'rename' }
    case 'Delete':
    case 'Backspace':
      return { kind: 'delete' }
    default:
      return null
  }
}
