/** A key that an input method uses itself: Enter takes a word, Escape drops it, arrows choose among candidates. */
function isComposing(event: KeyboardEvent): boolean {
  // 229: in some systems the key that ends a composition says so only by its code.
  return event.isComposing || event.keyCode === 229
}

/** The first key of a composition: of an input method, or a dead key's, whose letter the next key completes. */
export function beginsComposition(event: KeyboardEvent): boolean {
  return isComposing(event) || event.key === 'Dead'
}

const EDITABLE = 'input, textarea, [contenteditable="true"]'

function keep(event: KeyboardEvent): void {
  const { target, key } = event
  if (!isComposing(event) || !(target instanceof Element) || !target.matches(EDITABLE)) return
  event.stopImmediatePropagation()
  // A search field empties itself at an Escape, whoever it was meant for.
  if (key === 'Escape' && target.matches('[type="search"]')) event.preventDefault()
}

/**
 * Keys of an input method reach no listener of the window: they end no field, choose nothing from a list and close no
 * dialog. Outside a field they may begin one (the shot list), and pass.
 */
export function keepComposing(page: Window): void {
  page.addEventListener('keydown', keep, true)
  page.addEventListener('keyup', keep, true)
}
