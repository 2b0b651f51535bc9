import { useMemo, useState } from 'react'
import type { Client } from '#shared/contract/client.ts'
import { sentence } from '#shared/contract/sentence.ts'
import type { AppWindow, WindowDialog } from '../editor/actionContext.ts'
import { useToast } from '../ui/Toasts.tsx'
import { filmAddress } from './startPlace.ts'
import { toggleTheme } from './theme.ts'
import type { Projects } from './useProjects.ts'

/** A window's dialogs, each with what shows and hides it. */
export interface Dialogs {
  readonly making: boolean
  readonly setMaking: (open: boolean) => void
  /** Asks for a film's path, if there is no native dialog. */
  readonly opening: boolean
  readonly setOpening: (open: boolean) => void
  readonly dialog: WindowDialog | null
  readonly setDialog: (dialog: WindowDialog | null) => void
  /** The shortcut sheet, which opens over any other dialog. */
  readonly sheet: boolean
  readonly setSheet: (open: boolean) => void
}

export function useWindowDialogs(): Dialogs {
  const [making, setMaking] = useState(false)
  const [opening, setOpening] = useState(false)
  const [dialog, setDialog] = useState<WindowDialog | null>(null)
  const [sheet, setSheet] = useState(false)
  return useMemo(
    () => ({ making, setMaking, opening, setOpening, dialog, setDialog, sheet, setSheet }),
    [making, opening, dialog, sheet],
  )
}

/** What commands can ask of the window itself. */
export function useAppWindow(
  client: Client,
  { about, open, close }: Projects,
  { setMaking, setOpening, setDialog, setSheet }: Dialogs,
  { saveCopy, check, copyReport }: Readonly<Record<'saveCopy' | 'check' | 'copyReport', () => Promise<void>>>,
): AppWindow {
  const say = useToast()
  return useMemo(
    () => ({
      newProject: () => setMaking(true),
      async openProject() {
        if (!about?.dialogs) return setOpening(true)
        const answer = await client.call('projects.choose', { purpose: 'open', name: '' })
        if (answer.ok && answer.value.path !== null) await open(answer.value.path)
      },
      closeProject: async () => void (await close()),
      async newWindow(folder) {
        if (!about?.windows) return void window.open(filmAddress(folder), '_blank', 'noopener')
        const answer = await client.call('windows.open', { folder })
        if (!answer.ok) say({ text: sentence(answer.failure), tone: 'warn' })
      },
      saveCopy,
      checkProject: check,
      show: (dialog) => (dialog === 'shortcuts' ? setSheet(true) : setDialog(dialog)),
      say,
      toggleTheme,
      copyReport,
    }),
    [about, check, client, close, copyReport, open, saveCopy, say, setDialog, setMaking, setOpening, setSheet],
  )
}
