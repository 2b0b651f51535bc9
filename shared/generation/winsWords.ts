import type { Follow, PictureRole, RequestPicture } from '../document/recipe.ts'
import { joinNames } from './wording.ts'

/**
 * Which picture decides what, where two kinds of them might differ; '' where there is one kind: "Where pictures differ,
 * the sketch decides the composition, and the pictures of cast and places what they look like."
 */
export function winsWords(pictures: readonly Pick<RequestPicture, 'role'>[], follow: Follow): string {
  const has = (...roles: readonly PictureRole[]): boolean => pictures.some(({ role }) => roles.includes(role))
  const composes = has('sketch') && follow !== 'mood'
  const subjects = [
    ...(has('cast') ? ['people'] : []),
    ...(has('location') ? ['places'] : []),
    ...(has('prop') ? ['props'] : []),
  ]
  const decisions = [
    ...(composes ? ['the sketch decides the composition'] : has('sketch') ? ['the sketch decides only the mood'] : []),
    ...(has('staging')
      ? [composes ? 'the staging what the sketch leaves open' : 'the staging decides the composition']
      : []),
    ...(subjects.length > 0 ? [`the pictures of ${joinNames(subjects)} decide what they look like`] : []),
    ...(has('before', 'after', 'contact') ? ['the other frames of the film decide light and colour'] : []),
    ...(has('style') ? ['the pictures of style decide the look'] : []),
  ]
  return decisions.length < 2 ? '' : `Where pictures differ, ${joinNames(decisions)}`
}
