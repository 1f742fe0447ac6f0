import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The forgotten line fails here: disk, registry, docs and fixtures are compared for every kind of plug-in.
 * `shared` names folders of a stage that several plug-ins use and that are no plug-in themselves.
 */
const STAGES = [
  { root: 'src/evidence', shared: ['columns'] },
  { root: 'src/identity', shared: [] },
  { root: 'src/knowledge/sources', shared: [] },
  { root: 'src/writers', shared: [] },
] as const;

function folders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

describe.each(STAGES)('plug-ins of $root', ({ root, shared }) => {
  const plugins = folders(root).filter(
    (name) => !(shared as readonly string[]).includes(name) && existsSync(join(root, name, `${name}.ts`)),
  );
  const registry = readFileSync(join(root, 'registry.ts'), 'utf8');
  const registered = [...registry.matchAll(/from '\.\/([a-z0-9-]+)\/([a-z0-9-]+)\.ts'/g)].map(
    (match) => match[1] ?? '',
  );

  it('there are some', () => expect(plugins.length).toBeGreaterThan(2));
  it('are all registered, and nothing else is', () => expect([...registered].sort()).toEqual(plugins));
  it('are registered in alphabetical order', () => expect(registered).toEqual([...registered].sort()));
  it.each(plugins)('%s has a README with a first heading', (name) => {
    const readme = join(root, name, 'README.md');
    expect(existsSync(readme), `${readme} is missing`).toBe(true);
    expect(readFileSync(readme, 'utf8')).toMatch(/^# /);
  });
  it.each(plugins)('%s has a test beside it or in test/', (name) => {
    const beside = readdirSync(join(root, name)).some((file) => file.endsWith('.test.ts'));
    const inTests =
      root === 'src/writers' && readFileSync('test/writers/writers.test.ts', 'utf8').includes(`registry.${name}`);
    expect(beside || inTests, `${root}/${name} has no test`).toBe(true);
  });
  it.each(plugins)('%s says where its fixtures come from', (name) => {
    const fixtures = join(root, name, 'fixtures');
    if (existsSync(fixtures))
      expect(existsSync(join(fixtures, 'PROVENANCE.md')), `${fixtures}/PROVENANCE.md is missing`).toBe(true);
  });
});
