/**
 * Moves the note of a cell across until it is whole between the shot numbers, which lie over what scrolls beneath
 * them, and the list's right edge. It ends with its cell where there is room, which only a layout can tell.
 */
export function noteInSight(note: HTMLElement | null): void {
  const words = note?.querySelector('small')
  const list = note?.closest('.list-box')
  if (!words || !list) return
  words.style.translate = ''
  const { left, right } = words.getBoundingClientRect()
  const edge = list.getBoundingClientRect().left
  const numbers = list.querySelector('.list-header .cell.shot')
  const from = Math.max(edge, numbers?.getBoundingClientRect().right ?? edge)
  const to = edge + list.clientWidth
  const by = left < from ? from - left : Math.min(0, to - right)
  if (by !== 0) words.style.translate = `${Math.round(by)}px`
}
