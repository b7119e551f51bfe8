/** Text that leaves the desk on paper or as a file, made in this browser. */

/** A page of its own, so that the desk is not printed with it. Nothing happens where new pages are forbidden. */
export function printText(title: string, text: string): void {
  const page = window.open('', '_blank')
  if (!page) return
  page.document.title = title
  const block = page.document.createElement('pre')
  block.textContent = text
  page.document.body.replaceChildren(block)
  page.print()
}

/** Goes from this page to the disk, and through no server: it may be a wrapped key. */
export function saveText(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
