import { exportedAs, type ClientRow } from '../core/rule/index.ts';

/** Limiters work on a client made elsewhere; some send it a statement when they are constructed. */
const shared = {
  packages: ['rate-limiter-flexible'],
  versions: 'rate-limiter-flexible 11',
  majors: undefined,
  family: 'wrapper',
  form: 'new',
  options: { kind: 'position', index: 0 },
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  evidence: 'test/clients/probes/rate-limiter-flexible.ts counts connections of a lazy client handed over',
} as const;

/** Creates its table. */
const table = { ...shared, opens: 'at-once', lazy: { path: ['tableCreated'], value: true }, lazyLeaves: { kind: 'preparation' } } as const;
/** Creates its indexes. */
const indexes = { ...shared, opens: 'at-once', lazy: { path: ['disableIndexesCreation'], value: true }, lazyLeaves: { kind: 'preparation' } } as const;
const waiting = { ...shared, opens: 'on-first-use', lazy: undefined } as const;

const rows: readonly ClientRow[] = [
  { ...waiting, construct: 'RateLimiterRedis', exports: exportedAs('RateLimiterRedis') },
  { ...waiting, construct: 'RateLimiterValkey', exports: exportedAs('RateLimiterValkey') },
  { ...table, construct: 'RateLimiterPostgres', exports: exportedAs('RateLimiterPostgres') },
  { ...table, construct: 'RateLimiterMySQL', exports: exportedAs('RateLimiterMySQL') },
  { ...indexes, construct: 'RateLimiterMongo', exports: exportedAs('RateLimiterMongo') },
];

export default rows;
