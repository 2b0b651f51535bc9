import type { Host } from '#host/createHost.ts'
import { realFolder } from '#host/project/realFolder.ts'
import type { Visit } from '#host/visits.ts'
import type { OwnCaller } from '#host/visits.ts'

/** The pages of one window, which shows one at a time: it may be reloaded. */
export interface PageVisits {
  /** The visit of the page with this id. The previous page counts as gone soon after. */
  of(name: string): Pick<Visit, 'call'>
  /** Whether a page has made a call yet. */
  hasCalled(): boolean
  /** Whether the film in this folder is open, or being opened, in the window. */
  shows(folder: string): boolean
  /** Whether no film is. */
  isEmpty(): boolean
  /** The page crashed. It counts as gone unless another comes soon. */
  stopped(): void
  /** The window is gone. */
  close(): void
}

/** How long, in ms, a page's films stay open for its reloaded successor. */
const RELOAD_MS = 10_000

export function createPageVisits(host: Pick<Host, 'visit'>, own: OwnCaller): PageVisits {
  const visits = new Map<string, Visit>()
  let shown: Visit | null = null
  /** Until the first film's opening was answered. */
  let isStarting = true

  function goesSoon(visit: Visit | null): void {
    if (!visit) return
    setTimeout(() => {
      for (const [name, each] of visits) if (each === visit) visits.delete(name)
      void visit.leave()
    }, RELOAD_MS).unref()
  }

  function arrived(name: string): Visit {
    const visit = host.visit(own)
    goesSoon(shown)
    visits.set(name, visit)
    shown = visit
    return visit
  }

  function films(): string[] {
    const start = isStarting ? own.startFolder : null
    return [...(shown?.films() ?? []), ...(start ? [start] : [])]
  }

  return {
    of: (name) => ({
      async call(method, input, callId) {
        const answer = await (visits.get(name) ?? arrived(name)).call(method, input, callId)
        if (method === 'projects.open') isStarting = false
        return answer
      },
    }),
    hasCalled: () => shown !== null,
    shows: (folder) => films().some((each) => realFolder(each) === realFolder(folder)),
    isEmpty: () => films().length === 0,
    stopped: () => goesSoon(shown),
    close() {
      for (const visit of visits.values()) void visit.leave()
      visits.clear()
    },
  }
}
