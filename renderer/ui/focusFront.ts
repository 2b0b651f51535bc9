const FRONT = 'main :is([role=listbox], [role=application], [role=grid])'

/** Puts the keyboard on what is worked on: for when the button that had it goes away. */
export function focusFront(): void {
  document.querySelector<HTMLElement>(FRONT)?.focus()
}
