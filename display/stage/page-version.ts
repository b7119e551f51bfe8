/** Which build this page is of: the builder names its script after what is in it. */
export const pageVersion = (script: string): string => /-([\w-]{6,20})\.js$/.exec(script)?.[1] ?? 'unbuilt'
