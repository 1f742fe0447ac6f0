import { readFileSync, writeFileSync } from 'node:fs';

/**
 * npm writes into the lockfile only those platform packages that the registry in use served, and `npm ci` then refuses
 * the file. This adds the other platforms' packages by name and version (their system, processor and libc are in the
 * name), so that the same lockfile installs everywhere; npm checks their integrity on first install.
 */
interface Locked {
  readonly version?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64', 'wasm32'];

/** System, processor and libc that a platform package is for, read from its name. */
function platformOf(name: string): Record<string, string[]> {
  const words = name.split(/[-/]/);
  const system = SYSTEMS.find((word) => words.includes(word));
  const processor = PROCESSORS.find((word) => words.includes(word));
  const libc = name.includes('musl') ? 'musl' : system === 'linux' && /gnu|glibc/.test(name) ? 'glibc' : undefined;
  return {
    ...(processor ? { cpu: [processor] } : {}),
    ...(system ? { os: [system] } : {}),
    ...(libc ? { libc: [libc] } : {}),
  };
}

/** Names missing from a lockfile, each with the entry that completes it. */
export function missingPlatforms(packages: Readonly<Record<string, Locked>>): Record<string, unknown> {
  const missing: Record<string, unknown> = {};
  for (const [path, entry] of Object.entries(packages)) {
    for (const [name, wanted] of Object.entries(entry.optionalDependencies ?? {})) {
      const places = [`${path}/node_modules/${name}`, `node_modules/${name}`];
      if (path === '' || places.some((place) => place in packages)) continue;
      missing[`node_modules/${name}`] = {
        version: wanted.replace(/^[~^=]/, ''),
        ...platformOf(name),
        ...(entry.dev ? { dev: true } : {}),
        optional: true,
      };
    }
  }
  return missing;
}

if (process.argv[1]?.endsWith('complete-lockfile.ts')) {
  const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { packages: Record<string, Locked> };
  const missing = missingPlatforms(lock.packages);
  const packages = Object.fromEntries(
    Object.entries({ ...lock.packages, ...missing }).sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
  writeFileSync('package-lock.json', `${JSON.stringify({ ...lock, packages }, null, 2)}\n`);
  console.log(`${Object.keys(missing).length} packages of other platforms added`);
}
