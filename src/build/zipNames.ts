/**
 * The names of all files in a zip archive, in the order of its directory, folders left out.
 * Offsets as in the ZIP specification (APPNOTE 6.3.10), 4.3.12 and 4.3.16; archives over 4 GB are not understood.
 */
export function zipNames(archive: Buffer): readonly string[] {
  const end = archive.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end < 0) throw new Error('not a zip archive: it has no end of central directory');
  const names: string[] = [];
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const length = archive.readUInt16LE(at + 28);
    names.push(archive.toString('utf8', at + 46, at + 46 + length));
    at += 46 + length + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return names.filter((name) => !name.endsWith('/'));
}
