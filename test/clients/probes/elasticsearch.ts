import { none, opens, type Form, type Probe } from '../probing/probe.ts';

const forms: readonly Form[] = [
  none('new Client(at);'),
  none('new Client({ ...at, sniffOnStart: false });'),
  opens('new Client({ ...at, sniffOnStart: true });'),
];

const before = (name: string): string => `
const { Client } = require('${name}');
const at = { node: 'http://127.0.0.1:PORT' };
`;

const probe: Probe = {
  packages: [
    // From 9.5 on it wants Node.js 22.
    { name: '@elastic/elasticsearch', versions: ['9.4.3'], before: before('@elastic/elasticsearch'), forms },
    { name: '@opensearch-project/opensearch', versions: ['3.9.0'], before: before('@opensearch-project/opensearch'), forms },
  ],
};

export default probe;
