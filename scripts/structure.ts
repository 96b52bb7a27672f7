// `npm run structure [folder ...]`: prints the rooms of a folder by level, and how many imports lead from each room to which.
// A room is a subfolder with everything in it, or the folder's own files. Rooms stand one level above the highest room they import.
import { join } from 'node:path';
import { findCycles, type ImportGraph, importGraph, type SourceFile } from './checks/imports-of.ts';
import { readSources } from './checks/read-sources.ts';
import { checkSignatures } from './checks/signatures.ts';

const folders = process.argv.slice(2);
const files = readSources(join(import.meta.dirname, '..'), ['src', 'emulator', 'scripts', 'test']);
for (const folder of folders.length > 0 ? folders : ['src', 'src/catalog', 'src/tabs', 'src/sync', 'src/sidebar'])
  console.log(describeFolder(files, folder).join('\n'));
const signatures = await checkSignatures(files);
console.log(`functions with too many parameters: ${signatures.length}`);
for (const problem of signatures) console.log(`  ${problem}`);

function describeFolder(files: readonly SourceFile[], folder: string): string[] {
  const inside = files.filter(({ path }) => path.startsWith(`${folder}/`));
  const graph = importGraph(inside);
  const { cycles: fileCycles } = findCycles(graph);
  const arrows = countArrows(graph, (path) => roomOf(folder, path));
  const rooms = Array.from(new Set(inside.map(({ path }) => roomOf(folder, path))));
  const roomGraph = new Map(rooms.map((room) => [room, Array.from(arrows.get(room)?.keys() ?? [])]));
  const { cycles, order } = findCycles(roomGraph);
  const levels = levelsOf(roomGraph, order, cycles);
  const count = Math.max(0, ...levels.values());
  const lines = [
    `${folder}: ${inside.length} files in ${rooms.length} rooms on ${count} levels, ${cycles.length} upward (rooms that import each other), ${fileCycles.length} file cycles`,
  ];
  for (let level = count; level >= 1; level--) {
    for (const room of rooms.filter((each) => levels.get(each) === level).sort()) {
      const size = inside.filter(({ path }) => roomOf(folder, path) === room).length;
      const to = Array.from(arrows.get(room) ?? []).sort();
      lines.push(
        `  ${level}  ${room} (${size})${to.length > 0 ? ` -> ${to.map(([target, imports]) => `${target} ${imports}`).join(', ')}` : ''}`,
      );
    }
  }
  for (const group of cycles) lines.push(`  upward: ${group.join(' <-> ')}`);
  for (const group of fileCycles) lines.push(`  cycle: ${group.join(', ')}`);
  return [...lines, ''];
}

function roomOf(folder: string, path: string): string {
  const [first = '', ...rest] = path.slice(folder.length + 1).split('/');
  return rest.length > 0 ? `${first}/` : '(own files)';
}

function countArrows(graph: ImportGraph, roomOf: (path: string) => string): Map<string, Map<string, number>> {
  const arrows = new Map<string, Map<string, number>>();
  for (const [path, targets] of graph) {
    const from = roomOf(path);
    const counts = arrows.get(from) ?? new Map<string, number>();
    for (const target of targets.map(roomOf)) if (target !== from) counts.set(target, (counts.get(target) ?? 0) + 1);
    arrows.set(from, counts);
  }
  return arrows;
}

/** Rooms that import each other share a level. */
function levelsOf(graph: ImportGraph, order: readonly string[], cycles: readonly string[][]): Map<string, number> {
  const levels = new Map<string, number>();
  for (const room of order) {
    const group = cycles.find((rooms) => rooms.includes(room)) ?? [room];
    const below = group.flatMap((each) => graph.get(each) ?? []).filter((target) => !group.includes(target));
    levels.set(room, 1 + Math.max(0, ...below.map((target) => levels.get(target) ?? 0)));
  }
  return levels;
}
