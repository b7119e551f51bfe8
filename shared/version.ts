/** Raised whenever a message changes its shape; a page of another version is asked to reload. Apart from the schemas, so that a reader's page need not load them. */
export const PROTOCOL_VERSION = 7
