/**
 * What a system says of itself without the name its owner gave it: agents put the answer of `uname -a` (POSIX: system name,
 * node name, release, version, machine) into sysDescr.
 */
export function withoutNode(description: string): string {
  return description.replace(UNAME, '$1 ');
}

const UNAME =
  /^(Linux|Darwin|FreeBSD|OpenBSD|NetBSD|DragonFly|SunOS|HP-UX|AIX|QNX|VMkernel)\s+[^\s:,;]+\s+(?=[A-Za-z]?[.\d])/;
