import type { Board } from '#shared/document/board.ts'
import type { PanelId } from '#shared/document/ids.ts'
import { filmPanels, numbersOf, panelsOf, sceneOf, shotOf, shotsOf } from '#shared/document/select.ts'

/** Whose panels takes are made of. */
export type ManyScope = 'shots' | 'scene' | 'film'

export interface ScopeChoice {
  readonly value: ManyScope
  /** "3 shots", "Scene 12", "Film". */
  readonly label: string
  readonly panelIds: readonly PanelId[]
}

interface Selected {
  readonly shotIds: readonly string[]
  readonly sceneId: string | null
}

/** What can be chosen where this is selected; whatever has no panel is left out. */
export function scopesOf(board: Board, { shotIds, sceneId }: Selected): readonly ScopeChoice[] {
  const numbers = numbersOf(board)
  const shots = shotIds.flatMap((id) => shotOf(board, id) ?? [])
  const scene = sceneOf(board, shots.at(-1)?.sceneId ?? sceneId ?? '')
  const idsOf = (each: readonly { readonly id: string }[]): PanelId[] =>
    each.flatMap(({ id }) => panelsOf(board, id).map((panel) => panel.id))
  const choices: ScopeChoice[] = [
    {
      value: 'shots',
      label: shots.length === 1 ? `Shot ${numbers.shots.get(shots[0]!.id) ?? ''}` : `${shots.length} shots`,
      panelIds: idsOf(shots),
    },
    ...(scene
      ? [
          {
            value: 'scene' as const,
            label: `Scene ${numbers.scenes.get(scene.id) ?? ''}`,
            panelIds: idsOf(shotsOf(board, scene.id)),
          },
        ]
      : []),
    { value: 'film', label: 'Film', panelIds: filmPanels(board).map(({ id }) => id) },
  ]
  return choices.filter(({ panelIds }) => panelIds.length > 0)
}
