// npm writes into the lock file what a registry says about a deprecated package.
interface LockFile {
  packages: Record<string, { version?: string; deprecated?: string; link?: boolean }>;
}

/**
 * Deprecated packages that this project had, with the first major version that isn't deprecated. Some registries leave the messages out, and
 * then only this list finds them.
 */
const KNOWN: Readonly<Record<string, number>> = {
  fstream: Number.POSITIVE_INFINITY,
  glob: 11,
  inflight: Number.POSITIVE_INFINITY,
  'lodash.isequal': Number.POSITIVE_INFINITY,
  'node-domexception': Number.POSITIVE_INFINITY,
  rimraf: 4,
};

/** Returns a line for each deprecated package. A folder of ours that has the place of one isn't deprecated. */
export function deprecatedIn(lockFile: string): string[] {
  const { packages }: LockFile = JSON.parse(lockFile);
  return Object.entries(packages).flatMap(([path, { version = '', deprecated, link }]) => {
    const name = path.replace(/^.*node_modules\//, '');
    const isKnown = name !== path && link !== true && Number.parseInt(version, 10) < (KNOWN[name] ?? 0);
    const why = deprecated ?? (isKnown ? 'known to be deprecated' : undefined);
    return why === undefined ? [] : [`${name} ${version}: ${why}`];
  });
}
