export interface BeforeClose {
  /** Nothing would be lost. */
  safe(): boolean
  /** Saves; false if that failed or takes too long. */
  settle(): Promise<boolean>
  /** Saving failed, and the window is still open. */
  stuck(): void
  /** The page is going, whatever is saved: sends what is not on its way yet. */
  hurry(): void
}

/**
 * Keeps the window open until everything is on disk: if asked to close during a save, it stays, saves, then closes
 * itself. Returns a function that stops this.
 */
export function settleBeforeClose(saving: BeforeClose): () => void {
  function leave(event: BeforeUnloadEvent): void {
    if (saving.safe()) return
    event.preventDefault()
    void saving.settle().then((settled) => {
      if (!settled) return saving.stuck()
      // A browser asks the person and closes the page itself; only the app's own window is ours to close.
      if (globalThis.framewright) window.close()
    })
  }
  const gone = (): void => saving.hurry()
  window.addEventListener('beforeunload', leave)
  window.addEventListener('pagehide', gone)
  return () => {
    window.removeEventListener('beforeunload', leave)
    window.removeEventListener('pagehide', gone)
  }
}
