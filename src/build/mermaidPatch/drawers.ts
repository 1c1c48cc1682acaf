import type { Patch } from './patch.ts';

/** The modules of what draws clusters, edges, nodes and their shapes, and the looks that these have. */
const [clusters, edges, nodes, shapes, looks, handDrawn] = ['M57EVK23', 'DQASFODM', 'LEVMRMFU', 'AXFCVDMN', 'DUW6YSOI', 'X4PVCEUW'].map((name) => `chunk-${name}.mjs`);

/**
 * Every picture brings the ninety shapes of nodes, and what draws edges and clusters: Mermaid hands them to its layouts, though sequences, charts
 * and whatever else is no graph have none. Here they come with the first layout.
 */
export const drawerPatches: readonly Patch[] = [
  ...[clusters, edges, nodes, shapes, looks, handDrawn].map((name) => ({ from: `import "./chunks/mermaid.core/${name}";\n`, to: '' })),
  {
    from: `import {
  insertLookDefs
} from "./${looks}";
import {
  insertCluster
} from "./${clusters}";
import {
  insertEdge,
  insertEdgeLabel,
  markers_default,
  placeQueuedStepBadges,
  positionEdgeLabel
} from "./${edges}";
import {
  insertNode
} from "./${nodes}";
import {
  labelHelper
} from "./${shapes}";
`,
    to: '',
  },
  {
    from: `var internalHelpers = {
  common: common_default,
  getConfig,
  insertCluster,
  insertEdge,
  insertEdgeLabel,
  insertMarkers: markers_default,
  insertNode,
  interpolateToCurve,
  labelHelper,
  log,
  positionEdgeLabel
};`,
    to: `var drawers;
var loadDrawers = async () => {
  const [{ insertLookDefs }, { insertCluster }, { insertEdge, insertEdgeLabel, markers_default, placeQueuedStepBadges, positionEdgeLabel }, { insertNode }, { labelHelper }] =
    await Promise.all([import("./${looks}"), import("./${clusters}"), import("./${edges}"), import("./${nodes}"), import("./${shapes}")]);
  const internalHelpers = { common: common_default, getConfig, insertCluster, insertEdge, insertEdgeLabel, insertMarkers: markers_default, insertNode, interpolateToCurve, labelHelper, log, positionEdgeLabel };
  return { internalHelpers, insertLookDefs, placeQueuedStepBadges };
};`,
  },
  {
    from: `const layoutRenderer = await layoutDefinition.loader();
  insertLookDefs(svg, data4Layout.config);`,
    to: `const [layoutRenderer, { internalHelpers, insertLookDefs, placeQueuedStepBadges }] = await Promise.all([layoutDefinition.loader(), (drawers ??= loadDrawers())]);
  insertLookDefs(svg, data4Layout.config);`,
  },
];
