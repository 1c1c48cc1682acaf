import * as fs from 'node:fs';

/** How many folders and files a process, by its id, has the system watch; Linux alone tells. */
export function watchesOf(process: number): number {
  const folder = `/proc/${String(process)}/fdinfo`;
  const texts = fs.readdirSync(folder).flatMap((name) => {
    try {
      return [fs.readFileSync(`${folder}/${name}`, 'utf8')];
    } catch {
      // Closed again, as the one is that listed the others.
      return [];
    }
  });
  return texts.join('').match(/^inotify /gm)?.length ?? 0;
}
