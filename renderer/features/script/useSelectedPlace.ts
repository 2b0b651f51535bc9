import { useCallback, useEffect, useEffectEvent, useRef } from 'react'
import type { ShotId } from '#shared/document/ids.ts'
import { sceneOf, shotOf } from '#shared/document/select.ts'
import { useEditor, useSession } from '../../editor/useEditor.ts'
import { sceneAt } from './lineSelection.ts'
import type { LineSelection } from './lineSelection.ts'
import type { ScriptModel } from './useScriptModel.ts'
import type { ScriptScroll } from './useScriptScroll.ts'

/**
 * Keeps script and film at the same place: a shot or scene that is selected elsewhere is shown here with its lines, and
 * the scene of the line at hand is the selected one there.
 */
export function useSelectedPlace(
  model: ScriptModel,
  scroll: ScriptScroll,
  setSelection: (selection: LineSelection) => void,
) {
  const editor = useEditor()
  const shownHere = useFollowing(model, scroll, setSelection)
  /** The film follows without leading back here. */
  const lead = useCallback(
    (act: () => void) => {
      act()
      shownHere()
    },
    [shownHere],
  )
  const selectShot = useCallback(
    (shotId: ShotId, add: boolean) =>
      lead(() => {
        const { shotIds: now } = editor.session.state()
        if (!add) editor.session.selectShot(editor.board(), shotId)
        else editor.session.selectShots(editor.board(), [...now.filter((id) => id !== shotId), shotId])
      }),
    [editor, lead],
  )
  return {
    selectShot,
    cursorAt(line: number): void {
      const scene = model.sceneIds[sceneAt(model.coverage.scenes, line)] ?? null
      const now = editor.session.state()
      const there = shotOf(editor.board(), now.shotIds.at(-1) ?? '')?.sceneId ?? now.sceneId
      if (scene !== null && scene !== there && sceneOf(editor.board(), scene))
        lead(() => editor.session.selectScene(editor.board(), scene))
    },
    shotHere(line: number): void {
      const next = nextShotOn(model, line, editor.session.state().shotIds.at(-1))
      if (next !== null) selectShot(next, false)
    },
  }
}

function placeKey(shotIds: readonly string[], sceneId: string | null): string {
  return `${shotIds.at(-1) ?? ''}|${sceneId ?? ''}`
}

/** Shows what is selected elsewhere; what it gives back says that the selected place is shown already. */
function useFollowing(model: ScriptModel, scroll: ScriptScroll, setSelection: (selection: LineSelection) => void) {
  const editor = useEditor()
  const { shotIds, sceneId } = useSession()
  const last = shotIds.at(-1)
  const key = placeKey(shotIds, sceneId)
  const followed = useRef<string | null>(null)
  const { scale } = scroll
  const shownAt = useRef(0)
  const follow = useEffectEvent((where: 'near' | 'top') => {
    const line = lineOfShot(model, last) ?? lineOfScene(model, shotOf(editor.board(), last ?? '')?.sceneId ?? sceneId)
    if (line === null) return
    scroll.show(line, where)
    setSelection({ anchor: line, at: line })
  })
  useEffect(() => {
    // A pane that was made wider or narrower shows the same place again.
    const resized = shownAt.current !== scale
    if (followed.current === key && !resized) return
    followed.current = key
    shownAt.current = scale
    follow(resized ? 'top' : 'near')
  }, [key, scale])
  return useCallback(() => {
    const now = editor.session.state()
    followed.current = placeKey(now.shotIds, now.sceneId)
  }, [editor])
}

function lineOfShot({ coverage }: ScriptModel, shotId: string | undefined): number | null {
  return coverage.shots.find((shot) => shot.shotId === shotId)?.first ?? null
}

function lineOfScene({ coverage, sceneIds }: ScriptModel, sceneId: string | null): number | null {
  return coverage.scenes[sceneIds.findIndex((id) => id !== null && id === sceneId)]?.heading ?? null
}

/** The next of the shots that cover a line, after the selected one; null if none does. */
function nextShotOn({ coverage }: ScriptModel, line: number, selected: string | undefined): ShotId | null {
  const here = coverage.shots.filter(({ stretches }) =>
    stretches.some(({ first, last }) => first <= line && last >= line),
  )
  const next = here[(here.findIndex(({ shotId }) => shotId === selected) + 1) % Math.max(1, here.length)]
  return (next?.shotId as ShotId | undefined) ?? null
}
