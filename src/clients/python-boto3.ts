import type { ClientRow } from '../core/rule/index.ts';

const shared = {
  packages: ['boto3'],
  versions: 'boto3 as of November 2026',
  language: 'python',
  majors: undefined,
  family: 'aws',
  form: 'call',
  opens: 'on-first-use',
  options: { kind: 'keywords', parameters: ['service_name', 'region_name'] },
  lazy: undefined,
  eager: undefined,
  methods: {},
  otherMethodsOpen: false,
  timeouts: undefined,
  pool: undefined,
  unheardError: undefined,
  evidence: 'measured against a loopback listener (Python 3.11): the constructor opens nothing, the first request does',
} as const;

const rows: readonly ClientRow[] = [
  { ...shared, construct: 'boto3.client', exports: [['client']] },
  { ...shared, construct: 'boto3.resource', exports: [['resource']] },
];

export default rows;
