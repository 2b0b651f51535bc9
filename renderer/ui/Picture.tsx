import { useState } from 'react'
import type { ImgHTMLAttributes } from 'react'

export interface PictureProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'onError' | 'src'> {
  readonly src: string
  /** Shown instead if the picture is missing. */
  readonly instead: string
  /** The picture is known to be missing. */
  readonly lost?: boolean
  readonly alt: string
}

/** A picture or, if it is missing, a sign in its place that says so in words too: never the browser's broken image. */
export function Picture(props: PictureProps) {
  // Starts over with a new address, and when a missing one is found: what failed before may load now.
  return <Shown key={`${props.src} ${props.lost}`} {...props} />
}

function Shown({ src, instead, lost = false, alt, style, ...rest }: PictureProps) {
  const [failed, setFailed] = useState(false)
  if (!lost && !failed) return <img {...rest} src={src} alt={alt} style={style} onError={() => setFailed(true)} />
  const { objectViewBox: _part, ...box } = style ?? {}
  return <img {...rest} src={instead} alt={alt === '' ? 'Missing picture' : `${alt} (missing)`} style={box} data-lost />
}
