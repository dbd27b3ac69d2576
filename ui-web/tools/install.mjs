// Installs what package-lock.json says, unless that is what stands in node_modules already: `npm ci` would remove and fetch everything again.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

const writtenAt = (path) => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

if (writtenAt('node_modules/.package-lock.json') > writtenAt('package-lock.json')) {
  console.log('node_modules is up to date');
} else {
  const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--prefer-offline'], { stdio: 'inherit' });
  process.exit(status ?? 1);
}
