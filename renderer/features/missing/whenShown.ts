/**
 * Calls back once the film's first picture is on screen, which nothing should delay; the returned function cancels the
 * wait.
 */
export function whenShown(shown: () => void): () => void {
  const root = document.documentElement
  if (root.dataset['ready'] !== undefined) {
    const asked = requestIdleCallback(shown)
    return () => cancelIdleCallback(asked)
  }
  const watch = new MutationObserver(() => {
    if (root.dataset['ready'] === undefined) return
    watch.disconnect()
    shown()
  })
  watch.observe(root, { attributeFilter: ['data-ready'] })
  return () => watch.disconnect()
}
