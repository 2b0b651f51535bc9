/** The gap between a list's rows nearest to the pointer at `y`, CSS px from the window's top: 0 above the first. */
export function gapAt(list: HTMLElement | null, y: number): number {
  const rows = [...(list?.children ?? [])].map((row) => row.getBoundingClientRect())
  return rows.filter((row) => y > row.top + row.height / 2).length
}
