const FRONT = 'main :is([role=listbox], [role=application], [role=grid])'

/** Moves focus to the working surface, when the button that had it is removed. */
export function focusFront(): void {
  document.querySelector<HTMLElement>(FRONT)?.focus()
}

/** Whether it is, or was, a working surface: another one takes its place. */
export function isFront(element: Element): boolean {
  return element.matches('[role=listbox], [role=application], [role=grid]')
}
