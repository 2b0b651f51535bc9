import { useState } from 'react'
import type { ImgHTMLAttributes } from 'react'

export interface PictureProps extends Omit<ImgHTMLAttributes<HTMLImageElement>, 'onError' | 'src'> {
  readonly src: string
  /** What is shown where it can't be had. */
  readonly instead: string
  /** It is known that it can't be had. */
  readonly lost?: boolean
  readonly alt: string
}

/** A picture, and where it can't be had a sign in its place that says so in words too: never the browser's own broken one. */
export function Picture(props: PictureProps) {
  // Anew with another address, and when a lost one is found: what failed before may be there now.
  return <Shown key={`${props.src} ${props.lost}`} {...props} />
}

function Shown({ src, instead, lost = false, alt, style, ...rest }: PictureProps) {
  const [failed, setFailed] = useState(false)
  if (!lost && !failed) return <img {...rest} src={src} alt={alt} style={style} onError={() => setFailed(true)} />
  const { objectViewBox: _part, ...box } = style ?? {}
  return <img {...rest} src={instead} alt={alt === '' ? 'Missing picture' : `${alt} (missing)`} style={box} data-lost />
}
