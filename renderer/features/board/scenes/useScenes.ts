import { useRef, useState } from 'react'
import type { KeyboardEvent, MouseEvent } from 'react'
import { scenesOf, shotOf } from '#shared/document/select.ts'
import { useBoard, useEditor, useSession } from '../../../editor/useEditor.ts'
import { sceneKey } from './sceneKeys.ts'

/** The film's scenes, the current one, the heading being edited, and what keys and mouse do in the list. */
export function useScenes() {
  const editor = useEditor()
  const board = useBoard()
  const session = useSession()
  const list = useRef<HTMLDivElement>(null)
  const [editing, setEditing] = useState<string | null>(null)
  const scenes = scenesOf(board)
  const last = session.shotIds.at(-1)
  const atHand = last === undefined ? session.sceneId : (shotOf(board, last)?.sceneId ?? null)
  const place = scenes.findIndex((scene) => scene.id === atHand)

  function select(at: number): void {
    const scene = scenes[at]
    if (scene) editor.session.selectScene(board, scene.id)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const asked = event.target === list.current ? sceneKey(event, place, scenes.length) : null
    if (!asked) return
    event.preventDefault()
    if (asked.kind === 'go') select(asked.place)
    else setEditing(atHand)
  }

  function onMouseDown(event: MouseEvent): void {
    // The list itself keeps the focus: its options mount and unmount as it scrolls.
    if (event.target instanceof HTMLInputElement) return
    event.preventDefault()
    list.current?.focus({ preventScroll: true })
  }

  function endEditing(): void {
    setEditing(null)
    list.current?.focus({ preventScroll: true })
  }

  return { list, scenes, atHand, place, editing, setEditing, endEditing, select, handlers: { onKeyDown, onMouseDown } }
}
