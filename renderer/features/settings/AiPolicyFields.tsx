import { filmOf } from '#shared/document/board.ts'
import { setAiPolicy } from '#shared/document/commands/film.ts'
import { AI_POLICIES } from '#shared/document/schema.ts'
import type { AiPolicy, ProjectRow } from '#shared/document/schema.ts'
import { POLICY_WORDS, decidedWords } from '#shared/records/aiPolicy.ts'
import { useEditor } from '../../editor/useEditor.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { useToast } from '../../ui/Toasts.tsx'
import { useFilmRules } from './useFilmRules.ts'

const OPTIONS = AI_POLICIES.map((value) => ({ value, label: POLICY_WORDS[value].label }))

/** What the film lets a model do, and who decided that and when: it is printed on every title page. */
export function AiPolicyFields({ film, disabled }: { readonly film: ProjectRow; readonly disabled: boolean }) {
  const editor = useEditor()
  const say = useToast()
  const rule = useFilmRules(film)
  function decide(policy: AiPolicy, by: string): void {
    const today = new Date().toISOString().slice(0, 10)
    const changed = editor.run('Set AI Policy', (board) => setAiPolicy(board, policy, by, today))
    if (!changed) return
    const now = filmOf(editor.board())
    say({ text: `AI policy: ${POLICY_WORDS[policy].label.toLowerCase()}, ${decidedWords(now)}.`, about: 'ai-policy' })
  }
  return (
    <div className="settings-pair">
      <Field label="AI policy" hint={POLICY_WORDS[film.aiPolicy].hint}>
        <Select
          label="AI policy"
          value={film.aiPolicy}
          options={OPTIONS}
          disabled={disabled}
          onChange={(policy) => decide(policy, film.aiPolicyBy || film.author)}
        />
      </Field>
      <Field label="Set by" hint={decidedHint(film)}>
        <TextInput
          rule={rule('aiPolicyBy')}
          value={film.aiPolicyBy}
          disabled={disabled}
          placeholder={film.author || 'Name'}
          onCommit={(by) => decide(film.aiPolicy, by)}
        />
      </Field>
    </div>
  )
}

function decidedHint(film: ProjectRow): string {
  const decided = decidedWords(film)
  if (decided === '') return 'Nobody has set it yet. It is printed on every title page.'
  return `${decided.charAt(0).toUpperCase()}${decided.slice(1)}. It is printed on every title page.`
}
