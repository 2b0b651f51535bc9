import type { RequestPicture } from '../document/recipe.ts'

/**
 * Names a picture of a panel's requests, also after it was made anew: there is one sketch, one contact sheet …, but
 * many pictures of cards.
 */
export function pictureKey({ role, mediaId }: Pick<RequestPicture, 'role' | 'mediaId'>): string {
  return ONE_OF_A_KIND.includes(role) ? role : mediaId
}

const ONE_OF_A_KIND: readonly string[] = ['sketch', 'before', 'after', 'contact', 'staging']
