// `npx tsx test/harness/screenshot.ts [SCENARIO…] [--theme NAME] [--language en|ko]`: screenshots of the extension in VS Code
// under out/screenshots. Without a scenario all of them; without a theme or a language each.
import { parseArgs } from 'node:util';
import { buildExtension } from './build.ts';
import { runToEnd } from './closing.ts';
import { saveScreenshot } from './drive.ts';
import { themes, type Look, type Theme } from './look.ts';
import { scenarios, type Scenario } from './scenarios.ts';
import { startServer } from './vscodeServer.ts';
import { openWorkbench } from './workbench.ts';
import { copyWorkspace } from './workspace.ts';

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({ allowPositionals: true, options: { theme: { type: 'string' }, language: { type: 'string' } } });
  const wanted = Object.entries(scenarios).filter(([name]) => positionals.length === 0 || positionals.includes(name));
  if (wanted.length === 0) throw new Error(`No such scenario. There are: ${Object.keys(scenarios).join(', ')}.`);
  const extension = await buildExtension();
  let failed = 0;
  for (const look of looks(values.theme, values.language)) {
    for (const [name, scenario] of wanted) failed += (await visit(`${name}-${look.theme}-${look.language}`, scenario, { look, extension })) ? 0 : 1;
  }
  return failed === 0 ? 0 : 1;
}

function looks(theme: string | undefined, language: string | undefined): Look[] {
  const isTheme = (name: string): name is Theme => name in themes && (theme === undefined || name === theme);
  const chosen = Object.keys(themes).filter(isTheme);
  const languages = (['en', 'ko'] as const).filter((one) => language === undefined || one === language);
  if (chosen.length === 0) throw new Error(`--theme is one of ${Object.keys(themes).join(', ')}.`);
  return chosen.flatMap((one) => languages.map((spoken) => ({ theme: one, language: spoken })));
}

type Visit = { readonly look: Look; readonly extension: string };

/** Runs one scenario in a VS Code of its own; where it fails, the last picture shows how far it came. */
async function visit(name: string, scenario: Scenario, { look, extension }: Visit): Promise<boolean> {
  const { folder, remove } = await copyWorkspace('orders');
  const server = await startServer({
    settings: { 'workbench.colorTheme': themes[look.theme] },
    extensions: [extension],
    language: look.language,
    testing: false,
    trusted: true,
  });
  const { page, close } = await openWorkbench(server, { folder, locale: look.language === 'ko' ? 'ko-KR' : 'en-US' });
  try {
    await scenario(page, name, look, folder);
    console.log(`${name}: done`);
    return true;
  } catch (error) {
    console.error(`${name}: ${error instanceof Error ? error.message : String(error)}\n  see ${await saveScreenshot(page, `${name}-failed`)}`);
    return false;
  } finally {
    await close();
    await server.stop();
    await remove();
  }
}

runToEnd(main);
