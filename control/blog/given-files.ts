/** Files that come into the composer by hand: pasted, or let go over it. */

const isPicture = ({ type }: File): boolean => type.startsWith('image/')
const filesOf = (data: DataTransfer | null): File[] => [...(data?.files ?? [])]

/** A picture that is pasted is meant for the post; but who copies words in an office program has a picture of them on the clipboard as well. */
export const pastedPicture = ({ clipboardData: data }: ClipboardEvent): File | undefined =>
  data?.getData('text/plain') ? undefined : filesOf(data).find(isPicture)

/** Known while they are still held over the page; what they are is not, before they are let go. */
export const bringsFiles = ({ dataTransfer: data }: DragEvent): boolean =>
  data?.types.includes('Files') === true

/** The first picture; what is none is told so where it is taken in. */
export function droppedFile({ dataTransfer: data }: DragEvent): File | undefined {
  const files = filesOf(data)
  return files.find(isPicture) ?? files[0]
}
