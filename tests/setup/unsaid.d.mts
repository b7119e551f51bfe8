/** What a file of the panel says, and what it writes in English and does not say. */
export declare function keysOfGerman(): ReadonlySet<string>
export declare function filesOfControl(): string[]
export declare function lookThrough(
  files: readonly string[],
  keys: ReadonlySet<string>,
): { readonly said: ReadonlySet<string>; readonly unsaid: readonly string[] }
