import type { Session, WebContents } from 'electron'

/**
 * Says of every file that a window makes itself, as a browser's download, where the person put it, and whether it is
 * there. Nothing is said of one that they took back in the system's own dialog.
 */
export function tellSaved(from: Session, tell: (contents: WebContents, file: string, saved: boolean) => void): void {
  from.on('will-download', (_event, item, contents) => {
    item.once('done', (_done, state) => {
      if (state !== 'cancelled') tell(contents, item.getSavePath(), state === 'completed')
    })
  })
}
