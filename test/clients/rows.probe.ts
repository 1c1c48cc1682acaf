// The rows of src/clients, held against the real libraries: each form of code is run against a loopback listener and
// read by the linter, and both must come to the same. Then every fact of every row is turned round: some form must object.
import assert from 'node:assert/strict';
import { before, describe, it } from 'mocha';
import type { ClientRow, Connection } from '../../src/core/rule/index.ts';
import { clients } from '../../src/generated/clients.ts';
import { ensureCache } from './probing/cache.ts';
import { casesOf, jobsOf, type Case, type Job } from './probing/jobs.ts';
import { measure, type FolderOf, type Outcome } from './probing/measure.ts';
import { mutantsOf } from './probing/mutants.ts';
import { allProbes, installedBy } from './probing/packages.ts';
import { connectionsIn, verdictOf, type Verdict } from './probing/verdict.ts';

const probes = allProbes();
const casesByProbe = new Map([...probes].map(([name, probe]) => [name, casesOf(probe)]));
const allCases = [...casesByProbe.values()].flat();
const rows = clients.filter(({ language }) => language === undefined);

const newest = new Map([...probes.values()].flatMap(installedBy).map(({ name, folder }) => [name, folder] as const));
/** Constructs, behind the name of their package, whose timers cannot be seen. */
const untimed = new Map([...probes.values()].flatMap(({ packages }) => packages.flatMap(({ name, untimed: why = {} }) => Object.entries(why).map(([construct, reason]) => [`${name} ${construct}`, reason] as const))));
/** A case gets its own package in its own version, and others in their newest. */
const folderOf: FolderOf = (name, measured) => (name === measured.package.name ? measured.package.folder : (newest.get(name) ?? name));

/** Processes at a time: half of them wait for their grace to end. */
const abreast = 4;
let measuring = Promise.resolve<ReadonlyMap<Case, Outcome>>(new Map());

before('measure every form', async function () {
  this.timeout(1_200_000);
  await ensureCache();
  measuring = measureAll([...casesByProbe.values()].flatMap(jobsOf));
  await measuring;
});

async function measureAll(jobs: readonly Job[]): Promise<ReadonlyMap<Case, Outcome>> {
  const waiting = [...jobs];
  const outcomes = new Map<Case, Outcome>();
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) {
      for (const [measured, outcome] of await measure(job, folderOf)) outcomes.set(measured, outcome);
    }
  };
  await Promise.all(Array.from({ length: abreast }, work));
  return outcomes;
}

async function outcomeOf(measured: Case): Promise<Outcome> {
  const outcome = (await measuring).get(measured);
  assert(outcome !== undefined, 'was not run');
  return outcome;
}

for (const [probe, cases] of casesByProbe) {
  describe(`probe ${probe}`, () => {
    for (const name of new Set(cases.map((each) => each.package.name))) {
      it(`${name}: something opens a socket, to tell how long the silent forms must be given`, () => {
        assert(cases.some(({ package: own, form }) => own.name === name && form.sockets === 'opens'));
      });
    }
    for (const measured of cases) {
      const { form, package: { name, version } } = measured;
      it(`${name} ${version}: ${oneLine(form.code)}: ${form.unheard ?? form.sockets}`, () => checkCase(measured));
    }
  });
}

async function checkCase(measured: Case): Promise<void> {
  const { form } = measured;
  const outcome = await outcomeOf(measured);
  const why = outcome.late.join('\n');
  assert.equal(outcome.fault, undefined);
  if (form.unheard !== undefined) {
    assert.equal(outcome.unheard, form.unheard, why);
    return;
  }
  assert.equal(outcome.sockets, form.sockets, why);
  if (form.timer !== undefined) assert(outcome.timers.includes(form.timer), `timers: ${outcome.timers.join(', ')}\n${why}`);
  const verdict = verdictOf(connectionsIn(measured, clients));
  if (form.untold === undefined) assert(!contradicts(verdict, form), `the linter says: ${verdict}`);
  else assert.equal(verdict, 'none', 'The linter tells what `untold` says it does not.');
}

/** Where the linter does not know, it says nothing. */
function contradicts(verdict: Verdict, { sockets }: Case['form']): boolean {
  return verdict !== 'unresolved' && verdict !== sockets;
}

function oneLine(code: string): string {
  return code.trim().replace(/\s+/g, ' ');
}

interface Found {
  readonly measured: Case;
  readonly connection: Connection;
}

const found: readonly Found[] = allCases.flatMap((measured) => connectionsIn(measured, clients).map((connection) => ({ measured, connection })));

for (const row of rows) {
  for (const name of row.packages) {
    describe(`row ${row.construct} of ${name}${row.majors === undefined ? '' : ` ${row.majors.join(', ')}`} (${row.form})`, () => {
      const own = found.filter(({ connection }) => connection.client === row && connection.package === name);
      checkRow(row, name, own);
    });
  }
}

function checkRow(row: ClientRow, name: string, own: readonly Found[]): void {
  const versions = new Set(own.map(({ measured }) => measured.package.version.split('.', 1)[0]));
  it('is measured with each major that it is said to be true of', () => {
    assert(versions.size > 0, 'no form constructs it');
    for (const major of row.majors ?? []) assert(versions.has(String(major)), `not measured with ${String(major)}`);
  });

  for (const mutant of mutantsOf(row)) {
    it(`${mutant.fact}: some form objects`, () => {
      const wrong = clients.flatMap((each) => (each === row ? [{ ...mutant.row, packages: [name] }, { ...row, packages: row.packages.filter((other) => other !== name) }] : [each]));
      const cases = new Set(own.map(({ measured }) => measured));
      assert([...cases].some((measured) => measured.form.unheard === undefined && contradicts(verdictOf(connectionsIn(measured, wrong)), measured.form)));
    });
  }

  for (const path of row.ignores ?? []) {
    it(`${path.join('.')} is given and changes nothing`, () => {
      assert(own.some(({ measured, connection }) => measured.form.sockets === 'opens' && given(connection, path) === true));
    });
  }
  checkTimer(row, own, untimed.get(`${name} ${row.construct}`));
  if (row.unheardError !== undefined) {
    it(`an error that nobody hears ${row.unheardError}`, () => {
      assert(own.some(({ measured }) => measured.form.unheard === row.unheardError));
    });
  }
}

function checkTimer({ timeouts }: ClientRow, own: readonly Found[], unseen: string | undefined): void {
  const connect = timeouts?.connect;
  if (connect === undefined || unseen !== undefined) return;
  const timed = own.filter(({ measured }) => measured.form.timer !== undefined);
  const told = timed.find(({ measured, connection }) => given(connection, connect.option) === measured.form.timer);
  const untold = timed.filter(({ measured, connection }) => isSameVersion(measured, told?.measured) && given(connection, connect.option) === undefined && measured.form.timer === connect.default);
  it(`${connect.option.join('.')} is the length of a timer`, () => assert(told !== undefined));
  if (connect.default === undefined) return;
  it(`${connect.option.join('.')} is ${String(connect.default)} ms where it is not given, and that timer gone where it is`, async () => {
    assert(told !== undefined);
    const left = await timersOf(told, connect.default);
    const counts = await Promise.all(untold.map((each) => timersOf(each, connect.default)));
    assert(counts.some((count) => count > left), `${String(left)} with the option, without: ${counts.join(', ')}`);
  });
}

function isSameVersion(one: Case, other: Case | undefined): boolean {
  return one.package.folder === other?.package.folder;
}

/** How many timers of that length a case led to: libraries have other timers of the same. */
async function timersOf({ measured }: Found, length: number | undefined): Promise<number> {
  return (await outcomeOf(measured)).timers.filter((each) => each === length).length;
}

/** The value of an option that a call gives as a literal. */
function given({ options }: Connection, path: readonly string[]): unknown {
  const option = options.given.find((each) => each.path.join('.') === path.join('.'));
  return option?.value.kind === 'literal' ? option.value.value : option?.value.kind;
}
