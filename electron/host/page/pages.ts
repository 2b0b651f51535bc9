import { pageFile } from './pageFiles.ts'
import { CONTENT_SECURITY_POLICY } from './securityHeaders.ts'

/** Source of the window's own files. */
export interface Pages {
  /** null if there is no such file. Never rejects. */
  file(address: URL): Promise<Response | null>
  /** Their content security policy. */
  readonly policy: string
}

/** The window as built into this folder, as it ships. */
export function builtPages(root: string): Pages {
  return { file: ({ pathname }) => pageFile(root, pathname), policy: CONTENT_SECURITY_POLICY }
}
