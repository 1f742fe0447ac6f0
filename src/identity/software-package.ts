import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Subject } from './identifier.ts';

/**
 * Package URL types (purl specification, registered types) whose packages are software of a public registry under the
 * name the URL gives. Not among them: `generic`, `github`, `oci` and `docker`, which can name anything.
 */
const REGISTRIES: ReadonlySet<string> = new Set(
  'alpm apk bower cargo cocoapods composer conan conda cpan cran deb elm gem golang hackage hex julia luarocks maven npm nuget opam pub pypi rpm swift'.split(
    ' ',
  ),
);
/** Shortest name that is looked for at the start of a word: shorter ones begin too many others. */
const SHORTEST_NAME = 5;

/** Whether an item is a package of a public software registry, whoever its name mentions; firmware and drivers are none. */
export function isRegistryPackage({ observations }: Subject): boolean {
  let packaged = false;
  for (const { kind, value } of observations) {
    if (kind === 'category' && !/^software\b(?!.*(?:firmware|driver|operating))/.test(value)) return false;
    if (kind === 'purl')
      packaged = REGISTRIES.has(/^pkg:(?:\/\/)?([a-z][a-z0-9.+-]*)\//i.exec(value)?.[1]?.toLowerCase() ?? '');
  }
  return packaged;
}

/** Whether an item is nothing but a package of a public software registry that carries no listed maker's name. */
export type IsPackage = (subject: Subject) => boolean;

/**
 * Prepares the test. A bill of materials of a program lists thousands of such packages: each is plainly no equipment or
 * part, whoever wrote it. What the bill calls firmware, a driver or an operating system runs the equipment itself and
 * stays a question, and so does a package whose URL begins a word with the name of a listed maker (`com.huaweicloud`).
 */
export function preparePackages(knowledge: Knowledge): IsPackage {
  const listed = new Set<string>();
  for (const { family, name, id } of knowledge.makers) {
    if (family === undefined) continue;
    for (const word of [family, id, name.split(/[^\p{L}\p{N}]/u)[0] ?? '']) {
      const plain = word.toLowerCase().replace(/[^a-z0-9]/g, '');
      if (plain.length >= SHORTEST_NAME) listed.add(plain);
    }
  }
  const shortest = Math.min(...[...listed].map((name) => name.length));
  const named = (word: string): boolean => {
    for (let end = shortest; end <= word.length; end++) if (listed.has(word.slice(0, end))) return true;
    return false;
  };
  return ({ observations }) => {
    let packaged = false;
    for (const { kind, value } of observations) {
      if (kind === 'category' && !/^software\b/.test(value)) return false;
      if (kind !== 'purl') continue;
      const [, type = '', path = ''] = /^pkg:(?:\/\/)?([a-z][a-z0-9.+-]*)\/([^?#]+)/i.exec(value) ?? [];
      if (!REGISTRIES.has(type.toLowerCase())) return false;
      if (
        decoded(path)
          .split(/[^a-z0-9]+/)
          .some(named)
      )
        return false;
      packaged = true;
    }
    return packaged;
  };
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).toLowerCase();
  } catch {
    // A percent sign that begins no escape: the letters are there all the same.
    return path.toLowerCase();
  }
}
