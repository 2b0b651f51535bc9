import { LOST_LOOK } from '#shared/compositing/lostPicture.ts'

const LINE = `fill="none" stroke="${LOST_LOOK.line}" stroke-width="1.25"`

/** The crossed frame as an image, for pictures that the window shows by address. It takes the shape of its box. */
export const LOST_SIGN = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg"><rect width="100%" height="100%" fill="${LOST_LOOK.fill}"/><g ${LINE}><rect width="100%" height="100%"/><line x2="100%" y2="100%"/><line x1="100%" y2="100%"/></g></svg>`,
)}`
