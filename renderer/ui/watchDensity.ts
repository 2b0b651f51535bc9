/** Calls back when device px per CSS px change without a change of size: the window went to another screen, or the page was zoomed. */
export function watchDensity(changed: () => void): () => void {
  let stop = new AbortController()
  function watch(): void {
    stop.abort()
    stop = new AbortController()
    // Matches this density only: it changes once, and is then watched anew.
    const query = matchMedia(`(resolution: ${devicePixelRatio}dppx)`)
    query.addEventListener('change', told, { signal: stop.signal })
  }
  function told(): void {
    watch()
    changed()
  }
  watch()
  return () => stop.abort()
}
