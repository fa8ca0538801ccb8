import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/snap/bin/chromium',
];

const found = (): string | undefined =>
  [process.env['CHROMIUM'], ...places].find((place) => place !== undefined && existsSync(place));

const mayInstall = (): boolean =>
  process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/**
 * Where Chromium is; installed from the system's packages, with a Chinese font, where this user may do that. Undefined where it is not and
 * may not: whoever asked says so and does not pretend to have looked.
 */
export const chromiumAt = (): string | undefined => {
  const there = found();
  if (there !== undefined || !mayInstall()) return there;
  try {
    // A machine without a network should not keep anybody waiting for long.
    const quiet = {
      stdio: 'ignore' as const,
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      timeout: 240_000,
    };
    const patience = ['-o', 'Acquire::http::Timeout=15', '-o', 'Acquire::Retries=0'];
    execFileSync('apt-get', [...patience, 'update', '-qq'], quiet);
    execFileSync(
      'apt-get',
      [...patience, 'install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      quiet,
    );
  } catch {
    return undefined;
  }
  return found();
};

export const WITHOUT =
  'No Chromium here, and none could be installed: the web app was NOT looked at. Install it (apt-get install chromium fonts-noto-cjk) or name it in CHROMIUM.';
