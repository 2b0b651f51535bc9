interface Place {
  readonly at: number
  readonly count: number
  readonly columns: number
  /** Rows in sight. */
  readonly page: number
}

/** Where a key leads in a grid that is filled row by row; null for a key that leads nowhere. */
export function placeAfter(key: string, { at, count, columns, page }: Place): number | null {
  const last = count - 1
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, at - 1)
    case 'ArrowRight':
      return Math.min(last, at + 1)
    case 'ArrowUp':
      return at - columns < 0 ? at : at - columns
    case 'ArrowDown':
      // A last row that is not full is still reached.
      return Math.floor(at / columns) === Math.floor(last / columns) ? at : Math.min(last, at + columns)
    case 'PageUp':
      return Math.max(at % columns, at - page * columns)
    case 'PageDown':
      return Math.min(last, at + page * columns)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return null
  }
}
