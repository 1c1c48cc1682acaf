import type { Patch } from './patch.ts';

/** For every rank of the layout all nodes are gone through, in search of the few that stand there. */
const nodesByRank: readonly Patch[] = [
  {
    from: `  return _.map(ranks, function (rank) {
    return buildLayerGraph(g, rank, relationship);
  });`,
    to: `  const standing = new Map(ranks.map((rank) => [rank, []]));
  for (const v of g.nodes()) {
    const { rank, minRank, maxRank } = g.node(v);
    standing.get(rank)?.push(v);
    for (let at = minRank; at <= maxRank; at += 1) if (at !== rank) standing.get(at)?.push(v);
  }
  return ranks.map((rank) => buildLayerGraph(g, rank, relationship, standing.get(rank)));`,
  },
  { from: 'function buildLayerGraph(g, rank, relationship) {', to: 'function buildLayerGraph(g, rank, relationship, standing) {' },
  {
    from: `  _.forEach(g.nodes(), function (v) {
    var node = g.node(v),
      parent = g.parent(v);

    if (node.rank === rank ||`,
    to: `  _.forEach(standing, function (v) {
    var node = g.node(v),
      parent = g.parent(v);

    if (node.rank === rank ||`,
  },
];

/** A general function for picking any properties of anything, thousands of times for the same four. */
const pickedPlainly: Patch = {
  from: "return _.pick(entry, ['vs', 'i', 'barycenter', 'weight']);",
  to: "const { vs, i, barycenter, weight } = entry;\n      return 'barycenter' in entry ? { vs, i, barycenter, weight } : { vs, i };",
};

/** Crossings are counted some ten times for every pair of ranks: places and edges as plain lists, instead of general functions for any collection. */
const crossingsCountedPlainly: Patch = {
  from: `  var southPos = _.zipObject(
    southLayer,
    _.map(southLayer, function (v, i) {
      return i;
    }),
  );
  var southEntries = _.flatten(
    _.map(northLayer, function (v) {
      return _.sortBy(
        _.map(g.outEdges(v), function (e) {
          return { pos: southPos[e.w], weight: g.edge(e).weight };
        }),
        'pos',
      );
    }),
  );`,
  to: `  const southPos = new Map(southLayer.map((v, at) => [v, at]));
  const southEntries = [];
  for (const v of northLayer) {
    const entries = g.outEdges(v).map((e) => ({ pos: southPos.get(e.w), weight: g.edge(e).weight }));
    southEntries.push(...(entries.length > 1 ? entries.sort((one, other) => one.pos - other.pos) : entries));
  }`,
};

/** A layout makes thousands of edges, and nobody writes into them. */
const edgesUnfrozen: Patch = { from: '    Object.freeze(edgeObj);\n', to: '' };

export const layoutPatches: readonly Patch[] = [...nodesByRank, pickedPlainly, crossingsCountedPlainly, edgesUnfrozen];
