import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { RecentProject } from '#shared/contract/model.ts'
import { useActions } from '../../editor/useActions.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { WelcomePaper } from './Paper.tsx'
import './welcome.css'

export interface WelcomeProps {
  readonly recent: readonly RecentProject[]
  readonly busy: boolean
  readonly version: string
  readonly onOpenFolder: (folder: string) => void
  readonly onSample: () => void
  readonly onForget: (folder: string) => void
}

/** The screen without a film: recent ones, a new one, one from disk, and a sample to learn on. */
export function Welcome({ recent, busy, version, onOpenFolder, onSample, onForget }: WelcomeProps) {
  const actions = useActions()
  useEffect(() => {
    document.documentElement.dataset['ready'] = 'true'
    return () => {
      delete document.documentElement.dataset['ready']
    }
  }, [])
  const pressed = useRef<HTMLElement | null>(null)
  // A button disabled while it works loses the focus: an opening that failed gives it back.
  useEffect(() => {
    if (!busy && document.activeElement === document.body) pressed.current?.focus()
  }, [busy])
  return (
    <main
      className="welcome"
      onClickCapture={(event) => {
        pressed.current = (event.target as Element).closest('button')
      }}
    >
      <div className="welcome-sheet">
        <section className="welcome-start">
          <WelcomePaper />
          <h1>Framewright</h1>
          <p>Draw the board, keep the shot list, and direct reference frames from your own drawing.</p>
          <div className="welcome-acts">
            <Button variant="primary" disabled={busy} onClick={() => actions.run('project.new')}>
              New project…
            </Button>
            <Button disabled={busy} onClick={() => actions.run('project.open')}>
              Open…
            </Button>
            <Button disabled={busy} onClick={onSample}>
              Open the sample film
            </Button>
          </div>
          <small>
            Version {version}. Works offline, with no account. Your films stay in folders on this computer.{' '}
            <button type="button" className="welcome-report" onClick={() => actions.run('help.report')}>
              Copy report
            </button>
          </small>
        </section>
        <section className="welcome-recent" aria-label="Recent projects">
          <h2>Recent</h2>
          {recent.length === 0 && <p className="welcome-none">Films you open are listed here.</p>}
          <ul>
            {recent.map((project) => (
              <li key={project.folder}>
                <button
                  type="button"
                  className="welcome-film"
                  disabled={!project.there || busy}
                  onClick={() => onOpenFolder(project.folder)}
                >
                  <b>{project.title || 'Untitled film'}</b>
                  <time dateTime={project.openedAt}>{dayOf(project.openedAt)}</time>
                  <small>{project.there ? project.folder : `No longer at ${project.folder}`}</small>
                </button>
                <IconButton
                  label={`Take ${project.title || 'this film'} off the list`}
                  icon={<X aria-hidden />}
                  onClick={() => onForget(project.folder)}
                />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  )
}

function dayOf(iso: string): string {
  const date = new Date(iso)
  return Number.isNaN(date.getTime())
    ? ''
    : date.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric' })
}
