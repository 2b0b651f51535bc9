const ASKED = 'framewright-open-asked'

/** The host is being asked for a project: starts the clock for the opening time. */
export function noteAsked(): void {
  performance.clearMarks(ASKED)
  performance.mark(ASKED)
}

/** The board is ready to work on. The first call after `noteAsked` writes the time taken to `data-open-ms`, ms. */
export function noteShown(): void {
  if (performance.getEntriesByName(ASKED).length === 0) return
  document.documentElement.dataset['openMs'] = performance.measure(ASKED, ASKED).duration.toFixed(0)
  performance.clearMarks(ASKED)
  performance.clearMeasures(ASKED)
}
