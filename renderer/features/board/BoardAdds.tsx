import { useEffect, useState } from 'react'
import { useActions } from '../../editor/useActions.ts'
import { useBoard } from '../../editor/useEditor.ts'
import type { BoardView } from './boardView.ts'
import { seenBy } from './camera/camera.ts'
import { eachAddPlaceIn } from './layout/addPlaces.ts'
import type { AddPlace } from './layout/addPlaces.ts'

/**
 * The places where something can be added, as buttons for keys and screen readers. They are drawn on the board's stage,
 * and hit through its layout: the pointer never meets these.
 */
export function BoardAdds({ view, add }: { readonly view: BoardView; readonly add: (place: AddPlace) => void }) {
  const actions = useActions()
  useBoard()
  const [, moved] = useState(0)
  useEffect(() => view.listenStill(() => moved((count) => count + 1)), [view])

  if (!actions.enabled('shot.add')) return null
  const camera = view.camera()
  const places: AddPlace[] = []
  eachAddPlaceIn(view.layout(), seenBy(camera, view.viewport()), (place) => places.push(place))
  return (
    <div role="group" aria-label="Add">
      {places.map((place) => {
        const { x, y, width, height } = place.rect
        return (
          <button
            key={`${place.adds} ${place.band.sceneId}`}
            type="button"
            className="board-add"
            aria-label={place.adds === 'shot' ? `New shot in scene ${place.band.number}` : 'New scene at the end'}
            style={{
              left: (x - camera.x) * camera.zoom,
              top: (y - camera.y) * camera.zoom,
              width: width * camera.zoom,
              height: height * camera.zoom,
            }}
            onClick={() => add(place)}
          />
        )
      })}
    </div>
  )
}
