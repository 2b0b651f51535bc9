/**
 * Keeps the window until everything is on disk: a window that is asked to close while something is still being saved
 * stays, saves, and then closes itself. Gives back what stops this.
 */
export function settleBeforeClose(saving: { saved(): boolean; settle(): Promise<boolean> }): () => void {
  function leave(event: BeforeUnloadEvent): void {
    if (saving.saved()) return
    event.preventDefault()
    // A browser asks the person and closes the page itself; only the app's own window is ours to close.
    void saving.settle().then((settled) => {
      if (settled && globalThis.framewright) window.close()
    })
  }
  window.addEventListener('beforeunload', leave)
  return () => window.removeEventListener('beforeunload', leave)
}
