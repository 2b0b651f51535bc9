export { CompareDrafts } from './compare/CompareDrafts.tsx'
export { ScriptPane } from './ScriptPane.tsx'
