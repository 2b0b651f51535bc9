import type { Mutation } from '../mutation.ts'

/** Faults of names, headings and matches, and of what a draft moved, merged or took out. */
export const NAMED: readonly Mutation[] = [
  {
    name: 'loses that a voice is a younger one’s',
    file: 'shared/breakdown/cueNames.ts',
    find: "const close = text.indexOf(')', open)",
    replace: "const close = text.lastIndexOf(')')",
    tests: ['shared/breakdown/breakDown.test.ts'],
  },
  {
    name: 'gives a name to a card that was to have none',
    file: 'shared/breakdown/planCards.ts',
    find: "chosen === 'new' || chosen === 'none' ? null",
    replace: "chosen === 'new' ? null",
    tests: ['shared/breakdown/planImport.test.ts'],
  },
  {
    name: 'makes a card that was not wanted',
    file: 'shared/breakdown/planCards.ts',
    find: "isNew: cardId === null && chosen !== 'none'",
    replace: 'isNew: cardId === null',
    tests: ['shared/breakdown/planImport.test.ts'],
  },
  {
    name: 'draws what is on camera wavy where lines are joined',
    file: 'shared/breakdown/stretches.ts',
    find: 'Number(one.onCamera) - Number(other.onCamera)',
    replace: 'Number(other.onCamera) - Number(one.onCamera)',
    tests: ['shared/breakdown/stretches.test.ts'],
  },
  {
    name: 'shows two headings as one scene of the film',
    file: 'shared/breakdown/sceneOfHeading.ts',
    find: 'if (scene !== undefined && ![...found.values()].includes(scene))',
    replace: 'if (scene !== undefined)',
    tests: ['shared/breakdown/sceneOfHeading.test.ts'],
  },
  {
    name: 'reads what the writer took out as if it stood on the page',
    file: 'shared/script/fdx/fdxReader.ts',
    find: "this.isStruck = attributes.Deleted === 'Yes'",
    replace: 'this.isStruck = false',
    tests: ['shared/script/fdx/readFdx.test.ts'],
  },
  {
    name: 'leaves a scene with the match that was chosen first, whatever is chosen after it',
    file: 'shared/breakdown/plan.ts',
    find: '(to === null || to !== sceneId)',
    replace: 'true',
    tests: ['shared/breakdown/handMatches.test.ts'],
  },
  {
    name: 'leaves short lines behind where two scenes became one',
    file: 'shared/breakdown/followMoved.ts',
    find: 'for (const by of [-1, 1] as const)',
    replace: 'for (const by of [] as const)',
    tests: ['shared/breakdown/remapCovers.test.ts'],
  },
  {
    name: 'takes a scene that was cut for one that was written in its place',
    file: 'shared/breakdown/followMoved.ts',
    find: 'if (crossesOld && crossesNext) return',
    replace: '',
    tests: ['shared/breakdown/remapCovers.test.ts'],
  },
]
