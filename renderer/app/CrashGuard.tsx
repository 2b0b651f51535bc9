import { Component } from 'react'
import type { ReactNode } from 'react'
import { CrashNote } from './CrashNote.tsx'
import { FaultsContext } from './useFaults.ts'

interface CrashGuardProps {
  /** What stopped, as the sentence names it: "The board". */
  readonly what: string
  /** It is the whole window. */
  readonly whole?: true
  readonly children: ReactNode
}

/**
 * Keeps a fault in one part of the window from taking down the rest. The editor lives outside it, so nothing drawn or
 * typed is lost, and saving goes on.
 */
export class CrashGuard extends Component<CrashGuardProps, { readonly fault: string | null }> {
  static override contextType = FaultsContext
  declare context: React.ContextType<typeof FaultsContext>
  override state: { readonly fault: string | null } = { fault: null }

  static getDerivedStateFromError(error: unknown): { fault: string } {
    return { fault: error instanceof Error ? error.message : String(error) }
  }

  override componentDidCatch(error: unknown): void {
    this.context?.note(error, this.props.what)
  }

  override render(): ReactNode {
    const { fault } = this.state
    if (fault === null) return this.props.children
    return (
      <CrashNote
        what={this.props.what}
        whole={this.props.whole ?? false}
        fault={fault}
        onAgain={() => this.setState({ fault: null })}
      />
    )
  }
}
