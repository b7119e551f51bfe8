declare module 'wawoff2' {
  /** A font file out of WOFF2. */
  export function decompress(file: Uint8Array): Promise<Uint8Array>
}
