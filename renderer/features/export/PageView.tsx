import { memo } from 'react'
import { previewPath } from '#shared/contract/assets.ts'
import { mediaOf, takeOf } from '#shared/document/select.ts'
import { HAIRLINE } from '#shared/pages/look.ts'
import type { Box, Page, PictureBox, TextBox } from '#shared/pages/model.ts'
import { frameOf } from '#shared/pages/picture.ts'
import { pathCurve } from '#shared/pages/pathCurve.ts'
import { filmRatio, takeFrame } from '#shared/pages/reference.ts'
import { useBoard, useEditor } from '../../editor/useEditor.ts'
import { usePictures } from '../../editor/usePictures.ts'
import { fontFamily } from './usePageFonts.ts'

export interface PageViewProps {
  readonly page: Page
  /** A description of the page for people who can't see it. */
  readonly label: string
}

/** A page exactly as in the PDF: the same boxes, the same fonts, each run of letters as wide as it prints. */
export const PageView = memo(function PageView({ page, label }: PageViewProps) {
  return (
    <svg className="page" viewBox={`0 0 ${page.width} ${page.height}`} role="img" aria-label={label}>
      <rect width={page.width} height={page.height} fill="#ffffff" />
      {page.boxes.map((box, index) => (
        <PageBox key={index} box={box} />
      ))}
    </svg>
  )
})

function PageBox({ box }: { box: Box }) {
  switch (box.kind) {
    case 'text':
      return <Words box={box} />
    case 'picture':
      return <Picture box={box} />
    case 'rule':
      return (
        <rect
          x={box.x}
          y={box.y}
          width={box.width}
          height={box.height}
          fill={box.fill ?? 'none'}
          stroke={box.stroke ?? 'none'}
          strokeWidth={HAIRLINE}
        />
      )
    case 'path':
      return (
        <path
          d={pathCurve(box)}
          fill="none"
          stroke={box.color}
          strokeWidth={box.weight}
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      )
  }
}

function Words({ box }: { box: TextBox }) {
  const starts: number[] = []
  let x = box.x
  for (const run of box.runs) {
    starts.push(x)
    x += run.width
  }
  return box.runs.map((run, index) => (
    <text
      key={index}
      className="page-words"
      x={starts[index]}
      y={box.y}
      fontSize={box.size}
      fontFamily={`"${fontFamily(run.font)}"`}
      fill={box.color}
      {...(box.veil && {
        opacity: box.veil.opacity,
        transform: `rotate(${box.veil.degrees} ${box.x} ${box.y})`,
      })}
      textLength={run.width}
      lengthAdjust="spacingAndGlyphs"
    >
      {run.text}
    </text>
  ))
}

/** Sharp enough for a high-density screen; only a few sizes, so that the host's previews are reused. */
const WIDTHS = [480, 960, 1920]

function Picture({ box }: { box: PictureBox }) {
  const { x, y, width, height } = box
  const frame = frameOf(box)
  return (
    <>
      <Shown box={box} />
      {frame && (
        <rect
          x={x}
          y={y}
          width={width}
          height={height}
          fill="none"
          stroke={frame.color}
          strokeWidth={frame.weight}
          strokeDasharray={frame.dash?.join(' ')}
        />
      )}
    </>
  )
}

function Shown({ box }: { box: PictureBox }) {
  const editor = useEditor()
  const board = useBoard()
  const pictureOf = usePictures()
  const { project } = editor.opened
  const { x, y, width, height, source } = box
  const place = { x, y, width, height }
  if (source.of === 'drawing') {
    const wanted = WIDTHS.find((each) => each >= width * 2.4) ?? WIDTHS.at(-1)!
    const href = previewPath(project, source.panelId, wanted, editor.panelVersion(source.panelId), 'drawing')
    return <image {...place} href={href} preserveAspectRatio="none" />
  }
  if (source.of === 'media') {
    const { src, instead, lost } = pictureOf(source.mediaId)
    return <image {...place} href={lost ? instead : src} preserveAspectRatio="none" />
  }
  const take = takeOf(board, source.takeId)
  const media = mediaOf(board, source.mediaId)
  if (!take || !media) return null
  const { src, instead, lost } = pictureOf(media.id)
  if (lost) return <image {...place} href={instead} preserveAspectRatio="none" />
  const frame = takeFrame(take, media, filmRatio(board))
  return (
    <svg {...place} viewBox={`${frame.x} ${frame.y} ${frame.width} ${frame.height}`} preserveAspectRatio="none">
      <image href={src} width={media.width} height={media.height} preserveAspectRatio="none" />
    </svg>
  )
}
