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

export const layoutPatches: readonly Patch[] = [...nodesByRank, pickedPlainly];
