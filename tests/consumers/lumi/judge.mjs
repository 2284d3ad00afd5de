// What Lumi says of packages: its own server takes them as it would from a teacher, with stand-ins for the libraries.
//
// Arguments: a folder with `libraries` and room for more, and packages. Prints a line of JSON a package.
import { createRequire } from "node:module";
import { mkdirSync, mkdtempSync } from "node:fs";
import { join } from "node:path";

const [modules, folder, ...packages] = process.argv.slice(2);
const H5P = createRequire(`${modules}/`)("@lumieducation/h5p-server");

const storage = { load: async () => undefined, save: async () => {} };
const values = new Map();
const cache = { load: async (key) => values.get(key), save: async (key, value) => void values.set(key, value) };
const user = { id: "1", name: "Ada", email: "ada@example.org", type: "local" };

async function judged(file) {
  const room = mkdtempSync(join(folder, "room-"));
  for (const name of ["content", "temporary"]) mkdirSync(join(room, name));
  const editor = new H5P.H5PEditor(
    cache,
    new H5P.H5PConfig(storage),
    new H5P.fsImplementations.FileLibraryStorage(join(folder, "libraries")),
    new H5P.fsImplementations.FileContentStorage(join(room, "content")),
    new H5P.fsImplementations.DirectoryTemporaryFileStorage(join(room, "temporary")),
  );
  try {
    const taken = await editor.uploadPackage(file, user);
    const { metadata, parameters } = taken;
    const main = metadata.preloadedDependencies.find((one) => one.machineName === metadata.mainLibrary);
    const name = `${main.machineName} ${main.majorVersion}.${main.minorVersion}`;
    const id = await editor.saveOrUpdateContent(undefined, parameters, metadata, name, user);
    const kept = await editor.getContent(id, user);
    return { accepted: true, installed: taken.installedLibraries.length, metadata: kept.h5p, content: kept.params.params };
  } catch (error) {
    return { accepted: false, said: [error.errorId, ...(error.errors ?? []).map((one) => one.errorId)] };
  }
}

for (const file of packages) console.log(JSON.stringify(await judged(file)));
process.exit(0);
