import type { Board } from '../document/board.ts'
import type { PanelId } from '../document/ids.ts'
import type { GenerationRequest } from '../document/recipe.ts'
import type { TableName } from '../document/schema.ts'
import { contactTakes, takeBeside } from './besidePictures.ts'
import { composeRequest } from './compose.ts'
import type { ComposeOptions } from './compose.ts'

/** Tables that say what is asked for; of the takes, only those that go along beside the sketch. */
export const SAYING = ['project', 'scene', 'shot', 'panel', 'card', 'look'] as const satisfies readonly TableName[]

type Compose = (board: Board, panelId: PanelId, options: ComposeOptions) => GenerationRequest

/**
 * Composes only where something that the request says or shows has changed: the board is another one with every take
 * that lands and every stroke, most of which say nothing to it.
 */
export function steadyComposer(compose: Compose = composeRequest): Compose {
  let last: { readonly of: readonly unknown[]; readonly request: GenerationRequest } | null = null
  return (board, panelId, options) => {
    const of = [
      panelId,
      JSON.stringify(options),
      ...SAYING.map((name) => board[name]),
      ...shownTakes(board, panelId, options),
    ]
    if (last?.of.length === of.length && of.every((each, at) => each === last!.of[at])) return last.request
    const request = compose(board, panelId, options)
    last = { of, request }
    return request
  }
}

function shownTakes(board: Board, panelId: PanelId, { beside = [] }: ComposeOptions): readonly unknown[] {
  return beside.map((role) => {
    if (role === 'staging') return role
    return role === 'contact' ? contactTakes(board, panelId).length > 0 : takeBeside(board, panelId, role)
  })
}
