import * as registry from './registry.ts';
import type { RegistrySource } from './registry-source.ts';

/** Every registry that can be refreshed, by name. */
export const REGISTRY_SOURCES: readonly RegistrySource[] = Object.values(registry).toSorted((a, b) =>
  a.name < b.name ? -1 : 1,
);

/** What a registry is called among lists: `registry:mac`. */
export function registryListId(source: Pick<RegistrySource, 'name'>): string {
  return `registry:${source.name}`;
}

/** The sources that the words name: `registry:mac`, or `registries` for all; undefined for a word that names none. */
export function registrySourcesNamed(word: string): readonly RegistrySource[] | undefined {
  if (word === 'registries') return REGISTRY_SOURCES;
  const found = REGISTRY_SOURCES.filter((source) => registryListId(source) === word);
  return found.length > 0 ? found : undefined;
}
