const ASKED = 'framewright-open-asked'

/** Now, the host is asked for a project: the beginning of what an opening is measured by. */
export function noteAsked(): void {
  performance.clearMarks(ASKED)
  performance.mark(ASKED)
}

/** Now, its board is there to be worked on. The first call after `noteAsked` says in `data-open-ms` how long that took, ms. */
export function noteShown(): void {
  if (performance.getEntriesByName(ASKED).length === 0) return
  document.documentElement.dataset['openMs'] = performance.measure(ASKED, ASKED).duration.toFixed(0)
  performance.clearMarks(ASKED)
  performance.clearMeasures(ASKED)
}
