import { basename, dirname } from 'node:path'
import { BrowserWindow, session } from 'electron'
import type { WebContents } from 'electron'
import type { Host } from '#host/createHost.ts'
import type { CloseGuard } from './closeGuard.ts'
import { systemDialogs } from './electronPlatform.ts'
import { connectWindows, tellWindow } from './ipc.ts'
import { createPageVisits } from './pageVisits.ts'
import type { PageVisits } from './pageVisits.ts'
import { showMenuKeys } from './menu.ts'
import { tellSaved } from './savedFiles.ts'
import { loadApp, openWindow } from './window.ts'

/** The app's windows: each shows one film or the welcome screen, and several may show the same film. */
export interface Windows {
  /** Opens another window on this film, or on the welcome screen. Resolves when its page has loaded. */
  open(folder: string | null): Promise<BrowserWindow>
  /** Shows a film requested by the system: in the window that has it open, in an empty one, or in a new one. */
  show(folder: string): void
  /** The focused window, or the last one that was; null if there is none. */
  current(): BrowserWindow | null
  /** Sends a command of the native menu to the focused window. */
  command(id: string): void
  count(): number
}

export interface WindowsParts {
  readonly dataFolder: string
  readonly logFile: string
  readonly projectsFolder: string
  readonly guard: Pick<CloseGuard, 'watch'>
  /** Called if the user was asked before closing and went on working. */
  readonly stayed: () => void
  /** Called when a window is gone. */
  readonly closed: () => void
}

interface OwnWindow {
  readonly window: BrowserWindow
  readonly pages: PageVisits
  /** The film it opens with. */
  start: string | null
  /** The folder that it last saved a file to. */
  saved: string | null
}

export function createWindows(host: Pick<Host, 'visit' | 'listen'>, parts: WindowsParts): Windows {
  const list = createWindowList()
  const { live } = list

  async function open(folder: string | null): Promise<BrowserWindow> {
    const window = openWindow(parts.dataFolder, {
      logFile: parts.logFile,
      beside: list.current()?.window ?? null,
      stayed: parts.stayed,
      others: () => live().length - 1,
    })
    const own = ownWindow(host, window, {
      start: folder,
      projects: parts.projectsFolder,
      open: (asked) => void open(asked),
    })
    list.add(own)
    window.on('focus', () => list.toFront(own))
    window.webContents.on('render-process-gone', () => own.pages.stopped())
    parts.guard.watch(window)
    window.on('closed', () => {
      list.remove(own)
      own.pages.close()
      parts.closed()
    })
    await loadApp(window)
    return window
  }

  const ownerOf = (contents: WebContents): OwnWindow | undefined =>
    live().find(({ window }) => window.webContents === contents)

  connectWindows(
    host,
    (contents) => ownerOf(contents)?.pages,
    () => live().map(({ window }) => window),
  )
  tellSaved(session.defaultSession, (contents, file, saved) => noteSaved(ownerOf(contents), file, saved))

  return {
    open,
    show(folder) {
      const shown = live().find(({ pages }) => pages.shows(folder))
      const here = list.current()
      const empty = here?.pages.isEmpty() ? here : null
      const taker = shown ?? empty
      if (!taker) return void open(folder)
      bringForward(taker.window)
      if (!shown) takeFilm(taker, folder)
    },
    current: () => list.current()?.window ?? null,
    command(id) {
      const here = list.current()
      if (here) tellWindow(here.window, { name: 'menu.command', value: { id } })
      else if (id === 'window.new') void open(null)
    },
    count: () => live().length,
  }
}

function createWindowList() {
  /** The most recently focused window is last. */
  let all: OwnWindow[] = []
  /** A window can be destroyed before it says that it has closed. */
  const live = (): OwnWindow[] => all.filter(({ window }) => !window.isDestroyed())
  return {
    live,
    current(): OwnWindow | null {
      const windows = live()
      return windows.find(({ window }) => window.isFocused()) ?? windows.at(-1) ?? null
    },
    add: (own: OwnWindow): void => void (all = [...all, own]),
    remove: (own: OwnWindow): void => void (all = all.filter((each) => each !== own)),
    /** Focus can be reported after the window has closed. */
    toFront(own: OwnWindow): void {
      if (all.includes(own)) all = [...all.filter((each) => each !== own), own]
    },
  }
}

function ownWindow(
  host: Pick<Host, 'visit'>,
  window: BrowserWindow,
  on: { readonly start: string | null; readonly projects: string; readonly open: (folder: string | null) => void },
): OwnWindow {
  const own: OwnWindow = {
    window,
    start: on.start,
    saved: null,
    pages: createPageVisits(host, {
      get startFolder() {
        return own.start
      },
      dialogs: systemDialogs(
        () => (window.isDestroyed() ? null : window),
        on.projects,
        () => own.saved,
      ),
      openWindow: on.open,
      menuKeys: showMenuKeys,
    }),
  }
  return own
}

function noteSaved(own: OwnWindow | undefined, file: string, saved: boolean): void {
  if (!own) return
  if (saved) own.saved = dirname(file)
  tellWindow(own.window, { name: 'file.saved', value: { name: basename(file), saved } })
}

/** A page still loading asks which film it opens with; a loaded one is sent an event. */
function takeFilm(taker: OwnWindow, folder: string): void {
  if (taker.pages.hasCalled()) tellWindow(taker.window, { name: 'project.requested', value: { folder } })
  else taker.start = folder
}

export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore()
  window.focus()
}
