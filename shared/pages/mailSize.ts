/** What many mail servers and every phone still take, in bytes. */
export const MOST_FOR_MAIL = 5_000_000

/** A sentence where a document that was asked for small is still too large to be mailed; '' otherwise. */
export function tooLargeForMail(options: object, bytes: number): string {
  if (!('quality' in options) || options.quality !== 'mail' || bytes <= MOST_FOR_MAIL) return ''
  return `At ${(bytes / 1e6).toFixed(1)} MB it is too large for most mail, though its pictures are as small as can be read. Send it in parts: choose scenes or pages.`
}
