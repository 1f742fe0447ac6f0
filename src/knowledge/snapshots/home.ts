import { join } from 'node:path';

/** The parts of the environment that say where a user's data lives. */
export interface HomeEnvironment {
  readonly NAMEPLATE_HOME?: string | undefined;
  readonly XDG_DATA_HOME?: string | undefined;
  readonly HOME?: string | undefined;
  readonly USERPROFILE?: string | undefined;
  readonly LOCALAPPDATA?: string | undefined;
}

/**
 * Folder of the user's own data: `NAMEPLATE_HOME` when set, else the platform's place (XDG base directories on Linux,
 * Application Support on macOS, LOCALAPPDATA on Windows).
 */
export function dataHome(env: HomeEnvironment, platform: string): string {
  if (env.NAMEPLATE_HOME) return env.NAMEPLATE_HOME;
  const home = env.HOME ?? env.USERPROFILE ?? '.';
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(home, 'AppData', 'Local'), 'nameplate');
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'nameplate');
  return join(env.XDG_DATA_HOME ? env.XDG_DATA_HOME : join(home, '.local', 'share'), 'nameplate');
}

/** Folder of the list snapshots below the data home. */
export function snapshotFolder(home: string): string {
  return join(home, 'lists', 'snapshots');
}
