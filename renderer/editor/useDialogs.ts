import { useEffect, useState } from 'react'
import { useEditor } from './useEditor.ts'

/** Whether the shell has native save dialogs, and a file manager that can show a folder. */
export function useDialogs(): boolean {
  const { client } = useEditor()
  const [dialogs, setDialogs] = useState(false)
  useEffect(() => {
    let over = false
    void client.call('app.about', {}).then((about) => {
      if (!over && about.ok) setDialogs(about.value.dialogs)
    })
    return () => {
      over = true
    }
  }, [client])
  return dialogs
}
