import { useCallback, useMemo, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import type { NewId } from '#shared/document/ids.ts'
import { createActions } from '../editor/actions.ts'
import { withOwnKeys } from '#shared/commands/ownKeys.ts'
import { KeyStoreContext, useOwnKeys } from '../editor/useOwnKeys.ts'
import { ActionsContext } from '../editor/useActions.ts'
import { ShortcutSheet } from '../features/palette/index.ts'
import { Welcome } from '../features/welcome/index.ts'
import type { Waits } from '../host/waits.ts'
import { FilmContexts } from './FilmContexts.tsx'
import { FilmWindow } from './FilmWindow.tsx'
import { LeaveDialog } from './LeaveDialog.tsx'
import { NewProjectDialog } from './NewProjectDialog.tsx'
import { OpeningDialog } from './OpeningDialog.tsx'
import { OutDialog } from './OutDialog.tsx'
import { PathDialog } from './PathDialog.tsx'
import { SlowCalls } from './SlowCalls.tsx'
import { useAppWindow, useWindowDialogs } from './useAppWindow.ts'
import type { Dialogs } from './useAppWindow.ts'
import { useCopyAndCheck } from './useCopyAndCheck.tsx'
import { useCopyReport } from './useCopyReport.tsx'
import { useOwnKeysHere } from './useOwnKeysHere.ts'
import { useProjects } from './useProjects.ts'
import type { Projects } from './useProjects.ts'
import { useQuestion } from './useQuestion.ts'
import { useWindowEvents } from './useWindowEvents.ts'
import './appRoot.css'

export interface AppRootProps {
  readonly client: Client
  /** The client's slow calls. */
  readonly waits: Waits
  readonly newId: NewId
  /** Keys are written the Mac way. */
  readonly mac: boolean
}

/** The window: the welcome screen or the open film, and the dialogs that lead from one to the other. */
export function AppRoot({ client, waits, newId, mac }: AppRootProps) {
  const leaving = useQuestion()
  const projects = useProjects(client, newId, leaving.ask)
  const { about, film } = projects
  const editor = film?.editor ?? null
  const dialogs = useWindowDialogs()
  const { dialog, setDialog, sheet, setSheet } = dialogs
  const { saveCopy, check, dialogs: copyDialogs } = useCopyAndCheck(editor, about, projects.open)
  const report = useCopyReport()
  const appWindow = useAppWindow(client, projects, dialogs, { saveCopy, check, copyReport: report.copy })
  const keys = useOwnKeysHere(client, mac)
  const own = useOwnKeys(keys)
  const actions = useMemo(
    () => createActions({ editor, appWindow }, mac, withOwnKeys(own)),
    [editor, appWindow, mac, own],
  )
  const [askingOfOut, setAskingOfOut] = useState(false)
  const askOfOut = useCallback(() => setAskingOfOut(true), [])
  useWindowEvents(client, actions, projects, askOfOut)

  return (
    <KeyStoreContext value={keys}>
      <ActionsContext value={actions}>
        {film ? (
          <FilmContexts film={film}>
            <FilmWindow
              key={film.editor.opened.project}
              dialog={dialog}
              onDialog={setDialog}
              onOpen={(folder) => void projects.open(folder)}
              onOpenVersion={projects.openVersion}
            />
            {askingOfOut && <OutDialog onClose={() => setAskingOfOut(false)} closeFilm={() => void projects.close()} />}
            {leaving.asking && <LeaveDialog onAnswer={leaving.answer} onSaveCopy={() => void saveCopy()} />}
          </FilmContexts>
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
        <WaysInDialogs client={client} projects={projects} dialogs={dialogs} />
        {copyDialogs}
        {report.dialog}
        <OpeningDialog opening={projects.opening} />
        <SlowCalls waits={waits} />
        <ShortcutSheet
          open={sheet}
          onClose={() => setSheet(false)}
          onChange={
            film &&
            (() => {
              setSheet(false)
              setDialog('keys')
            })
          }
        />
      </ActionsContext>
    </KeyStoreContext>
  )
}

interface WaysInDialogsProps {
  readonly client: Client
  readonly projects: Projects
  readonly dialogs: Dialogs
}

/** The dialogs for opening or making a film. */
function WaysInDialogs({ client, projects, dialogs }: WaysInDialogsProps) {
  const { about, create, open } = projects
  const { making, setMaking, opening, setOpening } = dialogs
  return (
    <>
      <NewProjectDialog open={making} onClose={() => setMaking(false)} client={client} about={about} create={create} />
      <PathDialog
        open={opening}
        onClose={() => setOpening(false)}
        title="Open project"
        label="The project's folder, on the computer that runs Framewright"
        action="Open"
        start={about ? `${about.projectsFolder}/` : ''}
        onPath={open}
      />
    </>
  )
}
