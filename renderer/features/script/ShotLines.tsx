import type { ShotLine } from '#shared/breakdown/coverage.ts'
import type { ShotId } from '#shared/document/ids.ts'
import { piecesOn } from '#shared/breakdown/linePieces.ts'
import { linePath } from './linePaths.ts'
import type { LinePiece } from '#shared/breakdown/linePieces.ts'
import type { LinedSheetProps } from './sheetProps.ts'
import { LEVEL_LANE_PT, SHEET, laneX } from './sheet.ts'

/** The vertical lines of a page, each headed by its shot's number. */
export function ShotLines(props: LinedSheetProps) {
  const { page, model, shape, scale } = props
  const { places } = model.pages
  return (
    <svg
      className="shot-lines"
      aria-hidden
      width={shape.text * scale}
      height={SHEET.height * scale}
      viewBox={`0 0 ${shape.text} ${SHEET.height}`}
    >
      {model.coverage.shots.map((line) => {
        const pieces = piecesOn(page, line, places)
        return pieces.length === 0 ? null : <OneLine key={line.shotId} line={line} pieces={pieces} {...props} />
      })}
    </svg>
  )
}

/** Of the page: it grows and shrinks with it. */
const NUMBER_PT = 8

interface OneLineProps extends LinedSheetProps {
  readonly line: ShotLine
  readonly pieces: readonly LinePiece[]
}

function OneLine({ line, pieces, model, shape, shotIds, canWrite, onShot, onGrab }: OneLineProps) {
  const x = laneX(shape, line.lane)
  const shotId = line.shotId as ShotId
  const selected = shotIds.includes(shotId)
  const number = model.shotNumbers.get(shotId) ?? ''
  const upright = shape.lane < LEVEL_LANE_PT || number.length > 4
  return (
    <g className={selected ? 'shot-line on' : 'shot-line'} data-spots={`shot:${shotId}/covers`}>
      {pieces.map((piece) => (
        <g key={piece.top} onPointerDown={(event) => onShot(shotId, event.shiftKey || event.ctrlKey || event.metaKey)}>
          <rect
            className="shot-line-reach"
            x={x - shape.lane / 2}
            y={piece.top - 12}
            width={shape.lane}
            height={piece.bottom - piece.top + 14}
          />
          <path className="shot-line-ink" d={linePath(x, piece)} />
          {piece.numbered && (
            <text
              className={line.cut ? 'shot-line-number cut' : 'shot-line-number'}
              fontSize={NUMBER_PT}
              textAnchor={upright ? 'end' : 'middle'}
              transform={
                upright ? `translate(${x - 3.5} ${piece.top + 1}) rotate(-90)` : `translate(${x} ${piece.top - 5.5})`
              }
            >
              {number}
            </text>
          )}
          {piece.foot && <path className="shot-line-ink" d={`M${x - 3} ${piece.bottom}H${x + 3}`} />}
        </g>
      ))}
      {canWrite &&
        pieces.flatMap((piece) =>
          (['head', 'foot'] as const).flatMap((end) =>
            piece[end] ? (
              <circle
                key={end}
                className="shot-line-end"
                data-end={end}
                cx={x}
                cy={end === 'head' ? piece.top : piece.bottom}
                r={4}
                onPointerDown={(event) => {
                  onShot(shotId, false)
                  onGrab(event, { shotId, end })
                }}
              />
            ) : (
              []
            ),
          ),
        )}
    </g>
  )
}
