import { useEffect, useRef } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { isCommandId } from '../editor/actions.ts'
import type { Actions } from '../editor/actions.ts'
import { keepAltFromMenu } from '../editor/keepAltFromMenu.ts'
import { keepFocusOnWork, listenToKeys } from '../editor/keymap.ts'
import { settleBeforeClose } from '../host/settleBeforeClose.ts'
import { watchFocus } from '../ui/focusPlace.ts'
import { useToast } from '../ui/Toasts.tsx'
import { closingOf } from './closing.ts'
import type { Projects } from './useProjects.ts'

/** What reaches the window from outside its parts: keys, the app's menu, a film to open, and closing. */
export function useWindowEvents(client: Client, actions: Actions, projects: Projects, askOfOut: () => void): void {
  const say = useToast()
  const { film, open, close } = projects
  const latest = useRef(actions)
  useEffect(() => {
    latest.current = actions
  })
  useEffect(
    () =>
      listenToKeys(
        window,
        (press) => latest.current.commandOf(press),
        (id, held) => latest.current.run(id, held),
        (press, held) => latest.current.unheard(press, held),
      ),
    [],
  )
  useEffect(() => keepFocusOnWork(window), [])
  useEffect(() => watchFocus(window), [])
  useEffect(() => keepAltFromMenu(window), [])
  // Kept as long as the window lives: resubscribing could miss the host's events in between.
  useEffect(
    () => client.on('menu.command', ({ id }) => (isCommandId(id) ? latest.current.run(id) : undefined)),
    [client],
  )
  useEffect(
    () =>
      client.on('file.saved', ({ name, saved }) =>
        say(
          saved
            ? {
                text: `Saved ${name}`,
                action: { label: 'Show in folder', run: () => void client.call('files.reveal', {}) },
              }
            : { text: `${name} could not be saved there. Choose another place, or make room.`, tone: 'warn' },
        ),
      ),
    [client, say],
  )
  useEffect(() => client.on('project.requested', ({ folder }) => void open(folder)), [client, open])
  useEffect(
    () => (film ? settleBeforeClose(closingOf(film, say, close, askOfOut)) : undefined),
    [askOfOut, close, film, say],
  )
}
