export interface BeforeClose {
  /** Nothing would be lost. */
  safe(): boolean
  /** Saves; false where that did not work, or takes long. */
  settle(): Promise<boolean>
  /** It could not be saved, and the window is still there. */
  stuck(): void
}

/**
 * Keeps the window until everything is on disk: a window that is asked to close while something is still being saved
 * stays, saves, and then closes itself. Gives back what stops this.
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
  window.addEventListener('beforeunload', leave)
  return () => window.removeEventListener('beforeunload', leave)
}
