import { memo } from 'react'
import type { CSSProperties } from 'react'
import { sceneAt } from './lineSelection.ts'
import { ShotLines } from './ShotLines.tsx'
import { SHEET } from './sheet.ts'
import type { PageLine } from '#shared/breakdown/scriptPages.ts'
import type { LinedSheetProps, PageSheetProps } from './sheetProps.ts'

/** One page of the script: its text, what is at its margins, and the lines of the shots. */
export const PageSheet = memo(function PageSheet(props: PageSheetProps | LinedSheetProps) {
  const { page, top, model, shape, scale } = props
  const { selected, at } = props.lined === true ? props : { selected: null, at: -1 }
  const { number, lines } = model.pages.pages[page]!
  const [first, last] = (selected ?? '0--1').split('-').map(Number) as [number, number]
  const style = {
    width: shape.width * scale,
    height: SHEET.height * scale,
    transform: `translateY(${top}px)`,
    fontSize: 12 * scale,
    '--row': `${SHEET.row * scale}px`,
  } as CSSProperties
  return (
    <div className="script-sheet" role="presentation" style={style}>
      {page > 0 && (
        <span className="script-folio" style={{ right: (shape.width - shape.text - SHEET.width) * scale }}>
          {number}.
        </span>
      )}
      {lines.map((line, index) => (
        <SheetLine
          key={index}
          line={line}
          model={model}
          left={shape.text * scale}
          scale={scale}
          selected={line.text >= first && line.text <= last && first !== last}
          at={line.text === at && at >= 0}
          plain={props.lined !== true}
        />
      ))}
      {props.lined === true && <ShotLines {...props} />}
    </div>
  )
})

interface SheetLineProps {
  readonly line: PageLine
  readonly model: PageSheetProps['model']
  /** Px from the sheet's edge to the text's. */
  readonly left: number
  readonly scale: number
  readonly selected: boolean
  readonly at: boolean
  /** To be read, not to be selected. */
  readonly plain: boolean
}

function SheetLine({ line, model, left, scale, selected, at, plain }: SheetLineProps) {
  const { text, kind, runs, row, x } = line
  const { coverage, changed } = model
  const uncovered = text >= 0 && coverage.isUncovered(text)
  const half = line.dual === null ? 0 : line.dual === 'left' ? 1 : 2
  const begins = half === 2 ? SHEET.width / 2 : 0
  const style = {
    top: (SHEET.top + row * SHEET.row) * scale,
    left: left + begins * scale,
    width: (half === 0 ? SHEET.width : SHEET.width / 2) * scale,
    paddingLeft: Math.max(0, (x - SHEET.column) * SHEET.character - begins) * scale,
  }
  const revised = text >= 0 && changed.has(text)
  const names = [
    'script-line',
    kind,
    uncovered && 'uncovered',
    revised && 'changed',
    selected && 'selected',
    at && 'at',
  ].filter(Boolean)
  const scene = line.numbered ? sceneAt(coverage.scenes, text) : -1
  const number = model.sceneNumbers[scene] ?? ''
  const omitted = coverage.scenes[scene]?.omitted === true && 'omitted'
  return (
    <div
      className={names.join(' ')}
      style={style}
      {...(text >= 0 &&
        !plain && {
          id: `script-line-${text}`,
          role: 'option',
          'aria-selected': selected || at,
        })}
    >
      {number !== '' && (
        <>
          <span
            className={['script-number', omitted].filter(Boolean).join(' ')}
            aria-hidden
            style={{ left: 10 * scale - left }}
          >
            {number}
          </span>
          <span className={['script-number right', omitted].filter(Boolean).join(' ')} aria-hidden>
            {number}
          </span>
        </>
      )}
      <span className="script-words" dir="auto">
        {runs.map((run, index) => (
          <span
            key={index}
            className={
              [run.bold && 'b', run.italic && 'i', run.underline && 'u'].filter(Boolean).join(' ') || undefined
            }
          >
            {run.text}
          </span>
        ))}
      </span>
      {!plain && text >= 0 && <span className="unseen">{said(line, model, number, uncovered)}</span>}
      {revised && (
        <span className="script-revised" aria-hidden style={{ left: (SHEET.width - begins) * scale }}>
          *
        </span>
      )}
    </div>
  )
}

/** What a screen reader says of a line after its words: what is seen beside them. */
function said(
  { text }: PageLine,
  { coverage, shotNumbers, changed }: PageSheetProps['model'],
  number: string,
  uncovered: boolean,
): string {
  const shots = coverage.shots
    .filter(({ stretches }) => stretches.some(({ first, last }) => first <= text && last >= text))
    .map(({ shotId }) => shotNumbers.get(shotId) ?? '')
  return [
    number === '' ? '' : `scene ${number}`,
    number !== '' && coverage.scenes[sceneAt(coverage.scenes, text)]?.omitted === true ? 'omitted' : '',
    uncovered ? 'no shot' : '',
    shots.length === 0 ? '' : `shot ${shots.join(', ')}`,
    changed.has(text) ? 'changed' : '',
  ]
    .filter(Boolean)
    .map((words) => `, ${words}`)
    .join('')
}
