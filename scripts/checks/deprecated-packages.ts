// npm writes into the lock file what a registry says about a deprecated package.
interface LockFile {
  packages: Record<string, { version?: string; deprecated?: string }>;
}

/** Returns a line for each deprecated package. */
export function deprecatedIn(lockFile: string): string[] {
  const { packages }: LockFile = JSON.parse(lockFile);
  return Object.entries(packages).flatMap(([path, { version, deprecated }]) => {
    if (deprecated === undefined) return [];
    return [`${path.replace(/^.*node_modules\//, '')} ${version}: ${deprecated}`];
  });
}
