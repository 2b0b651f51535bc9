import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { CSSProperties, KeyboardEvent } from 'react'
import { IconButton } from '../../ui/IconButton.tsx'
import { PageView } from './PageView.tsx'
import { usePageFonts } from './usePageFonts.ts'
import type { LaidPages } from './usePages.ts'

export interface PagePreviewProps {
  readonly laid: LaidPages
  /** The size of a blank page, in points. */
  readonly shape: { readonly width: number; readonly height: number }
  readonly onTurn: (index: number) => void
}

/** The page that will be printed; arrow keys, Page Up and Page Down, Home and End turn pages. */
export function PagePreview({ laid, shape, onTurn }: PagePreviewProps) {
  const { page, pageCount, index, busy, failed } = laid
  const lettered = usePageFonts(page)
  const turn = (to: number) => onTurn(Math.max(0, Math.min(pageCount - 1, to)))
  const said = pageCount === 0 ? 'Laying out the pages' : `Page ${index + 1} of ${pageCount}`

  function onKeyDown(event: KeyboardEvent): void {
    const to = turnOf(event.key, index, pageCount)
    if (to === undefined) return
    event.preventDefault()
    turn(to)
  }

  return (
    <div className="preview">
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-noninteractive-tabindex -- a page to be read and turned by keys, as a document viewer is */}
      <div className="preview-backdrop" role="group" aria-label="Preview" tabIndex={0} onKeyDown={onKeyDown}>
        {failed !== null && <p className="preview-failed">{failed}</p>}
        {failed === null && page === null && (
          <div className="page page-blank" style={{ '--shape': shape.width / shape.height } as CSSProperties} />
        )}
        {failed === null && page !== null && (
          <div className="page-holder" data-busy={busy || !lettered || undefined}>
            <PageView page={page} label={said} />
          </div>
        )}
      </div>
      {page?.tight !== undefined && (
        <p className="preview-tight" role="status">
          {page.tight}
        </p>
      )}
      <div className="preview-turn">
        <IconButton
          label="Previous page"
          keys="PageUp"
          icon={<ChevronLeft aria-hidden />}
          disabled={index <= 0}
          onClick={() => turn(index - 1)}
        />
        <span role="status" aria-label="Page" className="preview-count">
          {said}
        </span>
        <IconButton
          label="Next page"
          keys="PageDown"
          icon={<ChevronRight aria-hidden />}
          disabled={index >= pageCount - 1}
          onClick={() => turn(index + 1)}
        />
      </div>
    </div>
  )
}

function turnOf(key: string, index: number, count: number): number | undefined {
  switch (key) {
    case 'PageDown':
    case 'ArrowRight':
    case 'ArrowDown':
      return index + 1
    case 'PageUp':
    case 'ArrowLeft':
    case 'ArrowUp':
      return index - 1
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return undefined
  }
}
