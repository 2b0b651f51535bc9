import { useEffect } from 'react'
import { isOut } from '#shared/jobs/jobs.ts'
import { useEditor } from '../editor/useEditor.ts'
import { useJobList } from '../editor/useJobs.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'

interface OutDialogProps {
  readonly onClose: () => void
  readonly closeFilm: () => void
}

/** Asked of a person who meant to close a browser's page over requests that are out; goes by itself once they are here. */
export function OutDialog({ onClose, closeFilm }: OutDialogProps) {
  const { client, opened } = useEditor()
  const jobs = useJobList()
  const out = jobs.filter(isOut)
  const one = out.length === 1
  const over = out.length === 0
  useEffect(() => {
    if (over) onClose()
  }, [onClose, over])

  function leave(): void {
    onClose()
    closeFilm()
  }
  async function stop(): Promise<void> {
    await Promise.all(out.map(({ id }) => client.call('jobs.cancel', { project: opened.project, jobId: id })))
    leave()
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={one ? 'A take is being made' : `${out.length} takes are being made`}
      about={`${one ? 'It is' : 'They are'} paid for. Framewright goes on without this page, brings ${one ? 'it' : 'them'} into the film, and says so when the film is next opened. What has not been sent waits in the film.`}
      width="narrow"
    >
      <div className="form-foot">
        <Button onClick={onClose}>Keep working</Button>
        <Button variant="primary" onClick={leave}>
          Let {one ? 'it' : 'them'} finish, close the film
        </Button>
        {/* Last in the order, though shown first: the dialog opens with the focus on what loses nothing. */}
        <Button
          className="form-left form-first"
          title={one ? 'It may be billed' : 'They may be billed'}
          onClick={() => void stop()}
        >
          Stop {one ? 'it' : 'them'}, may be billed
        </Button>
      </div>
    </Dialog>
  )
}
