/** After `npm install` and `npm ci`: a Node that runs the scripts, where the computer's own can't, and less on disk. */
import { broughtNode, useInScripts } from './ownNode.mjs'
import { leaveOut } from './leaveOut.mjs'

const root = process.cwd()
leaveOut(root)
const program = broughtNode(root)
if (program) useInScripts(root, program)
