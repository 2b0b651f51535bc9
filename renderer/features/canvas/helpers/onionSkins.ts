import type { PanelRow } from '#shared/document/schema.ts'
import type { HelperState } from './helperSettings.ts'

/** At most so many panels shine through on each side. */
export const ONION_MOST = 4
/** Each panel further away shows this part of what the one before it did. */
const FADE = 0.6

/** One neighbour that shines through, and how strongly (0..1). */
export interface OnionSkin {
  readonly panel: PanelRow
  readonly side: 'before' | 'after'
  readonly opacity: number
}

type OnionSettings = Pick<
  HelperState,
  'onionBefore' | 'onionAfter' | 'onionBeforeOpacity' | 'onionAfterOpacity' | 'onionAcross'
>

/**
 * Which panels shine through this one, furthest first. `panels`: the film's, in film order; near the film's ends, or
 * the shot's if the skins stay within it, there are fewer than asked for. None for a panel that is not among them.
 */
export function onionSkins(panels: readonly PanelRow[], panelId: string, asked: OnionSettings): readonly OnionSkin[] {
  const at = panels.findIndex((panel) => panel.id === panelId)
  const shown = panels[at]
  if (!shown) return []
  const skins = (side: OnionSkin['side'], count: number, strength: number): OnionSkin[] =>
    Array.from({ length: countOf(count) }, (_, step) => ({
      panel: panels[side === 'before' ? at - step - 1 : at + step + 1],
      side,
      opacity: strength * FADE ** step,
    }))
      .filter((skin): skin is OnionSkin => skin.panel !== undefined)
      .filter(({ panel }) => asked.onionAcross || panel.shotId === shown.shotId)
      .toReversed()
  return [
    ...skins('before', asked.onionBefore, asked.onionBeforeOpacity),
    ...skins('after', asked.onionAfter, asked.onionAfterOpacity),
  ]
}

/** A remembered setting can hold any number. */
function countOf(count: number): number {
  return Math.min(ONION_MOST, Math.max(0, Math.round(count) || 0))
}
