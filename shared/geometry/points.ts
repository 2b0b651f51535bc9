/** Three kinds of px that must not be mixed: a panel's own, the screen's (CSS px from the stage's corner). */
declare const space: unique symbol

export interface PanelPoint {
  readonly [space]?: 'panel'
  readonly x: number
  readonly y: number
}

export interface ScreenPoint {
  readonly [space]?: 'screen'
  readonly x: number
  readonly y: number
}

export const panelPoint = (x: number, y: number): PanelPoint => ({ x, y })
export const screenPoint = (x: number, y: number): ScreenPoint => ({ x, y })
