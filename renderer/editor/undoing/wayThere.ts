import { filmOf } from '#shared/document/board.ts'
import type { Board } from '#shared/document/board.ts'
import { dayName } from '#shared/document/headWords.ts'
import { shotTitle } from '#shared/document/rowName.ts'
import { cardOf, numbersOf, panelOf, panelPlace, panelsOf, sceneOf, shotOf, shotsOf } from '#shared/document/select.ts'
import { shortened } from '#shared/document/shortened.ts'
import type { Session, SessionState } from '../session.ts'
import type { Spot } from './spot.ts'

/** Leads the session to where a step is seen: its first spot, with the rest of it selected if that can be. */
export function goThere(board: Board, session: Session, spots: readonly [Spot, ...Spot[]]): void {
  const [spot] = spots
  const now = session.state()
  switch (spot.kind) {
    case 'drawing': {
      const here = now.panelId !== null && spot.panelIds.includes(now.panelId) ? now.panelId : spot.panelIds[0]!
      choosePanel(board, session, here)
      // The list shows drawings too small to judge, and the board none of an omitted scene: they are seen where they
      // were drawn.
      return now.view === 'shot-list' || spot.guide || isOmitted(board, here)
        ? session.set({ view: 'board', drawing: true })
        : undefined
    }
    case 'layers':
    case 'takes':
      choosePanel(board, session, spot.panelId)
      return session.set({ tab: spot.kind, bare: false })
    case 'panel':
      choosePanel(board, session, spot.panelId)
      return session.set({ tab: 'shot', bare: false })
    case 'shot': {
      const ids = spots.flatMap((each) => (each.kind === 'shot' ? each.shotId : []))
      chooseShots(board, session, [...new Set(ids)])
      if (DAY_FIELDS.includes(spot.field)) return session.set(SHOOTING)
      return session.set({ tab: 'shot', bare: false })
    }
    case 'frame':
      return goToFrames(board, session, spots)
    case 'scene':
      return goToScene(board, session, spot)
    case 'card':
      return session.set({ tab: 'cards', bare: false })
    case 'day':
      return session.set(SHOOTING)
    case 'column':
      return session.set({ view: 'shot-list', drawing: false, bare: false })
  }
}

/** Fields of a shot that only the list in shooting order shows. */
const DAY_FIELDS = ['shootDay', 'shootOrder']
const SHOOTING = { view: 'shot-list', shootingOrder: true, drawing: false, bare: false } as const

function goToFrames(board: Board, session: Session, spots: readonly Spot[]): void {
  const { drawing, view } = session.state()
  const frames = spots.filter((spot) => spot.kind === 'frame')
  const [first] = frames
  if (!first) return
  // The filmstrip has every panel, one at a time.
  const inStrip = frames.length === 1 && first.panelId !== null
  if (drawing && !inStrip) session.set({ drawing: false, bare: false })
  if (view === 'shot-list' && !first.whole) session.set({ view: 'board' })
  if (frames.length === 1 && first.panelId !== null) choosePanel(board, session, first.panelId)
  else chooseShots(board, session, [...new Set(frames.map(({ shotId }) => shotId))])
}

/** At the table a scene is seen among the film's panels, or by what is written about it beside the drawing. */
function goToScene(board: Board, session: Session, spot: Extract<Spot, { kind: 'scene' }>): void {
  const { sceneId, panelId, field } = spot
  if (field !== undefined) return goToFieldsOf(board, session, sceneId)
  const { drawing, panelId: now } = session.state()
  const panels = shotsOf(board, sceneId).flatMap((shot) => panelsOf(board, shot.id))
  const here = panelId ?? (panels.some(({ id }) => id === now) ? now : panels[0]?.id)
  if (drawing && here) {
    choosePanel(board, session, here)
    return panelId === undefined ? session.set({ tab: 'shot', bare: false }) : undefined
  }
  session.set({ drawing: false, bare: false })
  return session.selectScene(board, sceneId)
}

/** What is written about a scene stands beside whatever is in front, once one of its shots is chosen or the scene is. */
function goToFieldsOf(board: Board, session: Session, sceneId: string): void {
  const { drawing, shotIds, sceneId: chosen } = session.state()
  const shots = shotIds.flatMap((id) => shotOf(board, id) ?? [])
  const isShown = shots.length > 0 ? shots.every((shot) => shot.sceneId === sceneId) : chosen === sceneId
  const panel = shotsOf(board, sceneId).flatMap((shot) => panelsOf(board, shot.id))[0]
  if (!isShown && drawing && panel) session.selectPanel(board, panel.id)
  else if (!isShown) {
    session.set({ drawing: false })
    session.selectScene(board, sceneId)
  }
  session.set({ tab: 'shot', bare: false })
}

function isOmitted(board: Board, panelId: string): boolean {
  const shot = shotOf(board, panelOf(board, panelId)?.shotId ?? '')
  return sceneOf(board, shot?.sceneId ?? '')?.omitted === true
}

/** Leaves the selection as it is if it is there already. */
function choosePanel(board: Board, session: Session, panelId: string): void {
  if (session.state().panelId !== panelId) session.selectPanel(board, panelId)
}

function chooseShots(board: Board, session: Session, ids: readonly string[]): void {
  const { shotIds, panelId } = session.state()
  const selected = new Set(shotIds)
  if (ids.length !== shotIds.length || !ids.every((id) => selected.has(id))) session.selectShots(board, ids, panelId)
}

/** Whether a spot's shot is among those selected, which the window's side and count show as one. */
export function selectedNow({ shotIds, tab, bare }: SessionState): (spot: Spot) => boolean {
  const ids = new Set(shotIds)
  const beside = !bare && tab === 'shot'
  return (spot) => (spot.kind === 'frame' || (spot.kind === 'shot' && beside)) && ids.has(spot.shotId)
}

/** Where that is, in words: "Shot 2A, panel 2". */
export function nameOfPlace(board: Board, spots: readonly [Spot, ...Spot[]]): string {
  const [spot] = spots
  const shots = new Set(spots.flatMap((each) => (each.kind === 'shot' || each.kind === 'frame' ? each.shotId : [])))
  switch (spot.kind) {
    case 'drawing':
      return panelName(board, spot.panelIds[0]!)
    case 'panel':
      return panelName(board, spot.panelId)
    case 'layers':
    case 'takes':
      return `the ${spot.kind} of ${panelName(board, spot.panelId)}`
    case 'shot':
    case 'frame':
      if (shots.size > 1) return `${shots.size} shots`
      return spot.kind === 'frame' && spot.panelId !== null && !spot.whole
        ? panelName(board, spot.panelId)
        : shotTitle(board, spot.shotId)
    case 'scene':
      return `Scene ${numbersOf(board).scenes.get(spot.sceneId) ?? ''}`.trim()
    case 'card': {
      const card = spot.cardId === null ? undefined : cardOf(board, spot.cardId)
      return card?.name ? `the card “${shortened(card.name, 40)}”` : 'the cards'
    }
    case 'day': {
      const day = filmOf(board).shootDays.find(({ id }) => id === spot.dayId)
      return day ? shortened(dayName(day), 40) : 'the shooting days'
    }
    case 'column':
      return 'the shot list'
  }
}

function panelName(board: Board, panelId: string): string {
  const panel = panelOf(board, panelId)
  if (!panel) return 'a panel'
  const { index, count } = panelPlace(board, panel)
  return count > 1 ? `${shotTitle(board, panel.shotId)}, panel ${index}` : shotTitle(board, panel.shotId)
}
