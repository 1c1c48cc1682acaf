import * as path from 'node:path';
import { Supervisor, type SupervisorOptions, type WorkerTrouble } from '../../src/server/supervisor.ts';
import type { FolderAnswer, JudgedFile } from '../../src/server/workerProtocol.ts';
import { builtBundles } from '../server/builtBundles.ts';

/** A supervisor with what somebody knows who has followed all its answers. */
export class Supervised {
  readonly supervisor: Supervisor;
  readonly troubles: WorkerTrouble[] = [];
  readonly answers: FolderAnswer[] = [];
  readonly #files = new Map<string, JudgedFile>();

  private constructor(options: Omit<SupervisorOptions, 'onAnswer' | 'onTrouble'>) {
    this.supervisor = new Supervisor({
      ...options,
      onAnswer: (answer) => {
        this.answers.push(answer);
        for (const file of answer.files) this.#files.set(`${answer.folder}/${file.path}`, file);
      },
      onTrouble: (trouble) => this.troubles.push(trouble),
    });
  }

  /** @param worker `worker`: as it is shipped; `troubled-worker`: one that troubles come over */
  static async start(worker: 'worker' | 'troubled-worker', options: Pick<SupervisorOptions, 'patience' | 'heap'> = {}): Promise<Supervised> {
    return new Supervised({ workerFile: path.join(await builtBundles(), `${worker}.js`), ...options });
  }

  /** `folder/path: rule line:character` of each finding, sorted. */
  findings(): readonly string[] {
    const findings = [...this.#files].flatMap(([name, file]) => file.findings.map(({ ruleId, at }) => `${name}: ${ruleId} ${String(at.start.line)}:${String(at.start.character)}`));
    return findings.sort();
  }

  /** The same, when everything asked so far is answered. */
  async settled(): Promise<readonly string[]> {
    await this.supervisor.settled();
    return this.findings();
  }
}

/** What a worker that knows nothing yet finds in a folder, without any trouble. */
export async function coldFindings(folder: string, root: string): Promise<readonly string[]> {
  const cold = await Supervised.start('worker', { patience: 30_000 });
  try {
    cold.supervisor.open(folder, root);
    return await cold.settled();
  } finally {
    await cold.supervisor.stop();
  }
}
