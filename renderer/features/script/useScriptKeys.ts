import type { KeyboardEvent } from 'react'
import { isChord } from '#shared/commands/keyPress.ts'
import { movedTo, sceneStep } from './lineSelection.ts'
import type { LineSelection } from './lineSelection.ts'
import type { ScriptModel } from './useScriptModel.ts'

interface KeyParts {
  readonly model: ScriptModel
  readonly selection: LineSelection
  readonly select: (selection: LineSelection) => void
  readonly linesInSight: () => number
  readonly find: () => void
  /** Selects the next of the shots that cover the line at hand. */
  readonly shotHere: () => void
  /** Moves an end of the selected shot's line by so many lines. */
  readonly moveEnd: (end: 'head' | 'foot', by: number) => void
}

/** The script's own keys: those of its commands are in the command table. */
export function useScriptKeys(parts: KeyParts): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.target !== event.currentTarget) return
    const press = event.nativeEvent
    const act = endKey(press, parts) ?? otherKey(press, parts) ?? walkKey(event, parts)
    if (!act) return
    event.preventDefault()
    act()
  }
}

type Act = (() => void) | undefined

function endKey(press: globalThis.KeyboardEvent, { moveEnd }: KeyParts): Act {
  if (isChord(press, 'Alt+ArrowDown')) return () => moveEnd('foot', 1)
  if (isChord(press, 'Alt+ArrowUp')) return () => moveEnd('foot', -1)
  if (isChord(press, 'Alt+Shift+ArrowDown')) return () => moveEnd('head', 1)
  if (isChord(press, 'Alt+Shift+ArrowUp')) return () => moveEnd('head', -1)
  return undefined
}

function otherKey(press: globalThis.KeyboardEvent, { find, shotHere, select, selection }: KeyParts): Act {
  if (isChord(press, 'Mod+F')) return find
  if (isChord(press, 'Enter')) return shotHere
  if (isChord(press, 'Escape') && selection.anchor !== selection.at)
    return () => select(movedTo(selection, selection.at, false))
  return undefined
}

function walkKey(event: KeyboardEvent, { model, selection, select, linesInSight }: KeyParts): Act {
  const last = model.text.lines.length - 1
  const mod = event.ctrlKey || event.metaKey
  if (event.altKey) return undefined
  const go = (to: number | null): Act =>
    to === null ? () => undefined : () => select(movedTo(selection, Math.max(0, Math.min(last, to)), event.shiftKey))
  switch (event.key) {
    case 'ArrowDown':
      return go(mod ? sceneStep(model.coverage.scenes, selection.at, 1) : selection.at + 1)
    case 'ArrowUp':
      return go(mod ? sceneStep(model.coverage.scenes, selection.at, -1) : selection.at - 1)
    case 'PageDown':
      return mod ? undefined : go(selection.at + linesInSight())
    case 'PageUp':
      return mod ? undefined : go(selection.at - linesInSight())
    case 'Home':
      return go(0)
    case 'End':
      return go(last)
    default:
      return undefined
  }
}
