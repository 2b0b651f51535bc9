import { useEffect, useMemo, useRef, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { NewId } from '#shared/document/ids.ts'
import type { WindowDialog, AppWindow } from '../editor/actionContext.ts'
import { createActions, isCommandId } from '../editor/actions.ts'
import { listenToKeys } from '../editor/keymap.ts'
import { ActionsContext } from '../editor/useActions.ts'
import { EditorContext } from '../editor/useEditor.ts'
import { JobsContext } from '../editor/useJobs.ts'
import { ShortcutSheet } from '../features/palette/index.ts'
import { Welcome } from '../features/welcome/index.ts'
import { settleBeforeClose } from '../host/settleBeforeClose.ts'
import { HeldDraftsContext } from '../ui/heldDrafts.ts'
import type { Waits } from '../host/waits.ts'
import { useToast } from '../ui/Toasts.tsx'
import { FilmWindow } from './FilmWindow.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { NewProjectDialog } from './NewProjectDialog.tsx'
import { OpeningDialog } from './OpeningDialog.tsx'
import { PathDialog } from './PathDialog.tsx'
import { SlowCalls } from './SlowCalls.tsx'
import { filmAddress } from './startPlace.ts'
import { toggleTheme } from './theme.ts'
import { useCopyAndCheck } from './useCopyAndCheck.tsx'
import { useCopyReport } from './useCopyReport.tsx'
import { closingOf } from './closing.ts'
import { useProjects } from './useProjects.ts'
import { useQuestion } from './useQuestion.ts'
import './appRoot.css'

export interface AppRootProps {
  readonly client: Client
  /** Which of the client's calls take long. */
  readonly waits: Waits
  readonly newId: NewId
  /** Keys are written the Mac way. */
  readonly mac: boolean
}

/** The window: the welcome screen or the open film, and the dialogs by which one becomes the other. */
export function AppRoot({ client, waits, newId, mac }: AppRootProps) {
  const say = useToast()
  const leaving = useQuestion()
  const projects = useProjects(client, newId, leaving.ask)
  const { about, film } = projects
  const editor = film?.editor ?? null
  const [making, setMaking] = useState(false)
  const [opening, setOpening] = useState(false)
  const [dialog, setDialog] = useState<WindowDialog | null>(null)
  const copyAndCheck = useCopyAndCheck(client, editor, about, projects.open)
  const report = useCopyReport()

  const appWindow: AppWindow = useMemo(
    () => ({
      newProject: () => setMaking(true),
      async openProject() {
        if (!about?.dialogs) return setOpening(true)
        const answer = await client.call('projects.choose', { purpose: 'open', name: '' })
        if (answer.ok && answer.value.path !== null) await projects.open(answer.value.path)
      },
      async closeProject() {
        await projects.close()
      },
      async newWindow(folder) {
        if (!about?.windows) return void window.open(filmAddress(folder), '_blank', 'noopener')
        const answer = await client.call('windows.open', { folder })
        if (!answer.ok) say({ text: sentence(answer.failure), tone: 'warn' })
      },
      saveCopy: copyAndCheck.saveCopy,
      checkProject: copyAndCheck.check,
      show: setDialog,
      say,
      toggleTheme,
      copyReport: report.copy,
    }),
    [about, client, copyAndCheck, projects, report, say],
  )
  const actions = useMemo(() => createActions({ editor, appWindow }, mac), [editor, appWindow, mac])

  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(
    () =>
      listenToKeys(
        window,
        () => editor?.session.state() ?? null,
        mac,
        (id) => latest.current.run(id),
      ),
    [editor, mac],
  )
  // Held for as long as the window lives: listening anew could miss what the host tells in between.
  useEffect(
    () => client.on('menu.command', ({ id }) => (isCommandId(id) ? latest.current.run(id) : undefined)),
    [client],
  )
  const { open } = projects
  useEffect(() => client.on('project.requested', ({ folder }) => void open(folder)), [client, open])
  const { close } = projects
  useEffect(() => (film ? settleBeforeClose(closingOf(film, say, close)) : undefined), [close, film, say])

  return (
    <ActionsContext value={actions}>
      {film ? (
        <EditorContext value={film.editor}>
          <JobsContext value={film.jobs}>
            <HeldDraftsContext value={film.held}>
              <FilmWindow
                key={film.editor.opened.project}
                dialog={dialog}
                onDialog={setDialog}
                onOpen={(folder) => void projects.open(folder)}
                onOpenVersion={projects.openVersion}
              />
              {leaving.asking && (
                <LeaveDialog onAnswer={leaving.answer} onSaveCopy={() => void copyAndCheck.saveCopy()} />
              )}
            </HeldDraftsContext>
          </JobsContext>
        </EditorContext>
      ) : (
        about && (
          <Welcome
            recent={projects.recent}
            busy={projects.busy}
            version={about.version}
            onOpenFolder={(folder) => void projects.open(folder)}
            onSample={() => void projects.openSample()}
            onForget={(folder) => void projects.forget(folder)}
          />
        )
      )}
      <NewProjectDialog
        open={making}
        onClose={() => setMaking(false)}
        client={client}
        about={about}
        create={projects.create}
      />
      <PathDialog
        open={opening}
        onClose={() => setOpening(false)}
        title="Open project"
        label="The project's folder, on the computer that runs Framewright"
        action="Open"
        start={about ? `${about.projectsFolder}/` : ''}
        onPath={projects.open}
      />
      {copyAndCheck.dialogs}
      {report.dialog}
      <OpeningDialog opening={projects.opening} />
      <SlowCalls waits={waits} />
      <ShortcutSheet open={dialog === 'shortcuts'} onClose={() => setDialog(null)} mac={mac} />
    </ActionsContext>
  )
}
