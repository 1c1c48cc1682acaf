import type { MessagePort } from 'node:worker_threads';
import type { Finding } from '../core/model/finding.ts';
import type { ProjectOptions } from '../core/project.ts';
import { FactFile } from '../node/factFile.ts';
import { Answers } from './answers.ts';
import { JudgedFolder } from './judgedFolder.ts';
import { ProgressWriter } from './progress.ts';
import type { KeptFacts, NumberedRequest, WorkerAnswer, WorkerQuestion, WorkerReply, WorkerRequest, WorkerStart } from './workerProtocol.ts';

interface OpenFolder {
  readonly judged: JudgedFolder;
  readonly answers: Answers;
  readonly facts: FactFile | undefined;
}

/**
 * Answers requests on `port` for ever. Requests that arrive together are answered together, and of several texts of one
 * document only the last is looked at: while somebody types, work does not pile up.
 */
export function serveWorker(port: MessagePort, start: WorkerStart, project: ProjectOptions): void {
  const worker = new Judge(start, project);
  let queue: NumberedRequest[] = [];
  port.on('message', (message: NumberedRequest) => {
    queue.push(message);
    if (queue.length > 1) return;
    setImmediate(() => {
      const batch = queue;
      queue = [];
      port.postMessage(worker.answer(batch));
    });
  });
}

class Judge {
  readonly #start: WorkerStart;
  readonly #project: ProjectOptions;
  readonly #progress: ProgressWriter;
  readonly #folders = new Map<string, OpenFolder>();

  constructor(start: WorkerStart, project: ProjectOptions) {
    this.#start = start;
    this.#project = project;
    this.#progress = new ProgressWriter(start.progress);
  }

  answer(batch: readonly NumberedRequest[]): WorkerAnswer {
    const turn = batch.at(-1)?.turn ?? 0;
    this.#progress.begin(turn);
    const requests = withoutOutdatedTexts(batch.flatMap(({ request }) => (isQuestion(request) ? [] : [request])));
    for (const request of requests) this.#take(request);
    const touched = new Set(batch.map(({ request }) => request.folder));
    const folders = [...touched].flatMap((folder) => this.#folders.get(folder) ?? []);
    for (const { judged } of folders) judged.settle();
    const replies = batch.flatMap(({ turn, request }) => (isQuestion(request) ? this.#reply(request).map((reply) => ({ turn, reply })) : []));
    return { turn, folders: folders.map(({ answers }) => answers.next()), replies };
  }

  #reply(question: WorkerQuestion): readonly WorkerReply[] {
    const { judged: folder, facts } = this.#folders.get(question.folder) ?? {};
    if (folder === undefined) return [];
    if (question.kind === 'handlerAt') return [{ kind: 'handlerAt', version: folder.versions.get(question.path), site: folder.handlerAt(question.path, question.position) }];
    if (question.kind === 'destinations') return [{ kind: 'destinations', destinations: folder.destinations(question.path, question.links) }];
    if (question.kind === 'linksTo') return [{ kind: 'linksTo', version: folder.versions.get(question.path), links: folder.linksTo(question.path) }];
    if (question.kind === 'loadersOf') return [{ kind: 'loadersOf', loaders: folder.loadersOf(question.path) }];
    if (question.kind === 'loadedClientIn') return [{ kind: 'loadedClientIn', version: folder.versions.get(question.path), client: folder.loadedClientIn(question.path) }];
    if (question.kind === 'basis') return [{ kind: 'basis', basis: folder.basis() }];
    if (question.kind === 'facts') return facts === undefined ? [] : [{ kind: 'facts', written: facts.written(), ...facts.counts }];
    if (question.kind === 'directivesFor') return [{ kind: 'directivesFor', version: folder.versions.get(question.path), directives: folder.directivesFor(question.path, question.findings) }];
    const { path, without, rules } = question;
    const isThere = ({ at }: Finding): boolean => (path === undefined ? !without.some((inner) => at.path.startsWith(inner)) : at.path === path);
    const isMeant = (finding: Finding): boolean => isThere(finding) && rules?.includes(finding.ruleId) !== false;
    return [{ kind: 'fixAll', ...folder.fixAll(isMeant) }];
  }

  #take(request: WorkerRequest): void {
    if (request.kind === 'open') return this.#open(request.folder, request.root, request.facts);
    const folder = this.#folders.get(request.folder)?.judged;
    if (folder === undefined) return;
    switch (request.kind) {
      case 'close':
        this.#folders.delete(request.folder);
        return;
      case 'text':
        return folder.openDocument(request.path, request);
      case 'closeText':
        return folder.closeDocument(request.path);
      case 'changed':
        return folder.change(request.paths);
      case 'rescan':
        return folder.scan(request.thorough);
    }
  }

  #open(folder: string, root: string | undefined, kept: KeptFacts | undefined): void {
    const quarantine = new Set(this.#start.quarantine);
    const facts = kept === undefined ? undefined : new FactFile(kept.written, kept.key);
    const judged = new JudgedFolder({ folder, root, quarantine, project: this.#project, progress: this.#progress, records: this.#start.records === true, facts });
    this.#folders.set(folder, { judged, answers: new Answers(folder, judged), facts });
    judged.scan(false);
  }
}

const questions: ReadonlySet<string> = new Set<WorkerQuestion['kind']>(['handlerAt', 'destinations', 'linksTo', 'loadersOf', 'loadedClientIn', 'basis', 'facts', 'directivesFor', 'fixAll']);

function isQuestion(request: WorkerRequest | WorkerQuestion): request is WorkerQuestion {
  return questions.has(request.kind);
}

function withoutOutdatedTexts(requests: readonly WorkerRequest[]): readonly WorkerRequest[] {
  const last = new Map<string, WorkerRequest>();
  for (const request of requests) if (request.kind === 'text') last.set(`${request.folder}\0${request.path}`, request);
  return requests.filter((request) => request.kind !== 'text' || last.get(`${request.folder}\0${request.path}`) === request);
}
