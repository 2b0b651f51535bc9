interface Span {
  readonly top: number
  readonly bottom: number
}

/** How far a list is to be scrolled on so that all of `cell` is in its `sight`, its beginning rather than its end. */
export function scrollToShow(cell: Span, sight: Span): number {
  return Math.max(0, Math.min(Math.ceil(cell.bottom - sight.bottom), Math.floor(cell.top - sight.top)))
}

/** Keeps a cell in sight that grows while it is typed: the browser does so for the caret alone. */
export function editorInSight(input: HTMLElement | null): void {
  const list = input?.closest('.list-box')
  if (!input || !list) return
  const [cell, around] = [input.getBoundingClientRect(), list.getBoundingClientRect()]
  const head = list.querySelector('.list-header')?.getBoundingClientRect().bottom ?? around.top
  const by = scrollToShow(cell, { top: Math.max(head, around.top), bottom: around.top + list.clientHeight })
  if (by > 0) list.scrollTop += by
}
