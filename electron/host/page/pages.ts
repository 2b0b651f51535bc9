import { pageFile } from './pageFiles.ts'
import { CONTENT_SECURITY_POLICY } from './securityHeaders.ts'

/** Where the window's own files come from. */
export interface Pages {
  /** null where there is none of that address. Never rejects. */
  file(address: URL): Promise<Response | null>
  /** The content security policy under which they run. */
  readonly policy: string
}

/** The window as it was built into this folder, and as it ships. */
export function builtPages(root: string): Pages {
  return { file: ({ pathname }) => pageFile(root, pathname), policy: CONTENT_SECURITY_POLICY }
}
