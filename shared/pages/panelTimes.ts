import type { Board } from '../document/board.ts'
import { panelsOf, secondsOf } from '../document/select.ts'
import type { ShotRow } from '../document/schema.ts'
import { panelSeconds, shortSeconds } from './words.ts'

/** A panel's time on paper. */
export interface PanelTime {
  /** As printed, in seconds. */
  readonly shown: string
  /** What it adds to its page: a shot's panels add up to the shot, in seconds. */
  readonly counts: number
}

/**
 * The times of a shot's panels; of the shot itself if it has none. The printed ones add up to the shot too, unless a
 * person gave the panels seconds of their own that don't.
 */
export function panelTimes(board: Board, shot: ShotRow): readonly PanelTime[] {
  const whole = secondsOf(board, shot)
  const panels = panelsOf(board, shot.id)
  if (panels.length === 0) return [{ shown: shortSeconds(whole), counts: whole }]
  const exact = panels.map((panel) => panelSeconds(board, shot, panel))
  const sum = exact.reduce((total, each) => total + each, 0)
  let open = panels.filter((panel) => panel.seconds === null).length
  let rest = panels.reduce((total, panel, at) => total + (panel.seconds === null ? exact[at]! : 0), 0)
  return panels.map((panel, at) => {
    const counts = sum === 0 ? whole / panels.length : (exact[at]! * whole) / sum
    if (panel.seconds !== null) return { shown: shortSeconds(panel.seconds), counts }
    // Tenths, of which the last takes what is left, so that three thirds of 10 s are 3.3, 3.4 and 3.3.
    const share = open === 1 ? rest : Math.round((rest / open) * 10) / 10
    rest -= share
    open -= 1
    return { shown: shortSeconds(share), counts }
  })
}
